// A picture of the drawing as it stands: PNG, with what it shows, its address and the legend's words below it.
const LINE = 20;

export function savePicture(drawing, { title, line, address }) {
  const { element, width, height } = drawing;
  const ratio = element.width / width;
  const whole = Object.assign(document.createElement("canvas"), { width: element.width, height: (height + 4 * LINE) * ratio });
  const context = whole.getContext("2d");
  context.fillStyle = drawing.colours.paper;
  context.fillRect(0, 0, whole.width, whole.height);
  context.drawImage(element, 0, 0);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.font = drawing.context.font;
  context.fillStyle = drawing.colours.ink;
  const legend = drawing.page.querySelector(".kt-legend ul").textContent.replace(/\s+/gu, " ").trim();
  for (const [at, words] of [`${title} – ${line}`, `${drawing.caption.textContent} ${legend}`, address].entries()) context.fillText(words, 4, height + LINE * (at + 1), width - 8);
  whole.toBlob((blob) => {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: "timeline.png" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  });
}
