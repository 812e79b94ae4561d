"""The plugin's options in `mkdocs.yml`, and the settings of the site that they and MkDocs' own make."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig

from build_scripts.check.levels import Levels, LevelsError, read_levels
from build_scripts.pages.context import Site
from build_scripts.site.settings import (
    explain_addresses,
    explain_contact,
    explain_image,
    explain_language,
    explain_license,
)

MOST_WORKERS = 256


class Explained(option.Type[str]):
    """A text that ``explain`` has nothing against; MkDocs says what it has against any other, and stops."""

    def __init__(self, explain: Callable[[str], str]) -> None:
        super().__init__(str, default="")
        self.explain = explain

    def run_validation(self, value: object) -> str:
        """Return the text without spaces around it.

        :raises ValidationError: when something is against it.
        """
        text = str(super().run_validation(value)).strip()
        if message := self.explain(text):
            raise base.ValidationError(message)
        return text


class Workers(option.Type[int]):
    """How many processes work; 0 is one for each core."""

    def __init__(self) -> None:
        super().__init__(int, default=0)

    def run_validation(self, value: object) -> int:
        """Return the number.

        :raises ValidationError: when no machine has so many cores.
        """
        number = int(super().run_validation(value))
        if not 0 <= number <= MOST_WORKERS:
            raise base.ValidationError(f"`{number}` is no number of processes: write 0, or one up to {MOST_WORKERS}")
        return number


class Count(option.Type[int]):
    """A number of events."""

    def run_validation(self, value: object) -> int:
        """Return the number.

        :raises ValidationError: when it is below nothing.
        """
        number = int(super().run_validation(value))
        if number < 0:
            raise base.ValidationError(f"`{number}` is no number of events: write 0 for none, or more")
        return number


class Rules(base.BaseConfigOption[Levels]):
    """What a record makes of rules: see `build_scripts.check.levels`."""

    def run_validation(self, value: object) -> Levels:
        """Return the choices.

        :raises ValidationError: when they are not what they should be.
        """
        try:
            return read_levels(value)
        except LevelsError as error:
            raise base.ValidationError(str(error)) from error


class TimelineConfig(base.Config):
    """Options of the plugin in `mkdocs.yml`."""

    strings = option.Type(str, default="en")
    outlines = option.Type(str, default="")
    edit_uri = option.Type(str, default="")
    correction_url = Explained(explain_contact)
    contact = Explained(explain_contact)
    image = option.Type(str, default="")
    workers = Workers()
    license = Explained(explain_license)
    bulk_data = option.Type(bool, default=False)
    pdf = option.Type(bool, default=False)
    printable_up_to = Count(int, default=5_000)
    rules = Rules()


def explain_settings(config: MkDocsConfig, options: TimelineConfig) -> str:
    """Return what is wrong with a setting that takes another one to see, or that MkDocs does not hold to its form."""
    if problem := explain_addresses(config.site_url or "", config.repo_url or "", options.edit_uri):
        return problem
    if problem := explain_image(options.image, Path(config.docs_dir)):
        return f"`image`: {problem}"
    problem = explain_language(config.theme.get("language") or "en", config.theme.dirs)
    return f"`theme: language`: {problem}" if problem else ""


def site_of(config: MkDocsConfig, options: TimelineConfig, version: str, *, has_data: bool) -> Site:
    """Return the settings that pages show; ``version`` is that of the record, ``has_data`` whether it is given away."""
    repository = (config.repo_url or "").rstrip("/")
    url = (config.site_url or "").rstrip("/")
    return Site(
        name=config.site_name,
        url=f"{url}/" if url else "",
        description=config.site_description or "",
        lang=config.theme.get("language") or "en",
        edit_url=f"{repository}/{options.edit_uri.strip('/')}/" if repository and options.edit_uri else "",
        correction_url=options.correction_url,
        contact=options.contact,
        image=f"{url}/{options.image}" if url and options.image else "",
        version=version,
        license=options.license,
        copyright=config.copyright or "",
        has_data=has_data,
        printable_up_to=options.printable_up_to,
        rules={rule: (choice.level, choice.reason) for rule, choice in (options.rules or {}).items()},
    )
