"""Workflows, run here as a forge would run them: GitHub's in `.github/workflows`, GitLab's in `.gitlab-ci.yml`.

Every `run:` and every `script:` is a real shell in a fresh checkout, of any project's folder. What cannot be here has a
stand-in that is declared: actions (`actions.ACTIONS`), and programs that reach the network, install, or run the tests
again (`machine.STAND_INS`). An action, an expression, a key or a variable that is not known ends the run with
`UnknownError`: it is never passed over.
"""
