// A picture of the drawing as it stands, with the words that it needs to stand alone: what it shows, how to read it, how
// to cite it. PNG is painted on a canvas, SVG on what takes down the same strokes as elements.
import { paint, paintGround } from "./painter.js";
import { Strokes } from "./strokes.js";

const LINE = 20;
const FOOT = 5 * LINE;

export function savePng(canvas, about) {
  const ratio = Math.max(devicePixelRatio || 1, 2);
  const { width, height } = canvas;
  const element = Object.assign(document.createElement("canvas"), { width: width * ratio, height: (height + FOOT) * ratio });
  const context = element.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.font = canvas.context.font;
  compose(context, canvas, about);
  element.toBlob((blob) => save(blob, "timeline.png"));
}

export function saveSvg(canvas, about) {
  const strokes = new Strokes(canvas.context, canvas.colours);
  compose(strokes, canvas, about);
  const text = strokes.document(canvas.width, canvas.height + FOOT, about.title);
  save(new Blob([text], { type: "image/svg+xml" }), "timeline.svg");
}

function compose(context, canvas, { title, line, citation }) {
  const { width, height, colours } = canvas;
  paint(context, canvas.drawing(canvas.marks()));
  paintGround(context, canvas);
  const legend = canvas.page.querySelector(".kt-legend ul").textContent.replace(/\s+/gu, " ").trim();
  context.fillStyle = colours.ink;
  const lines = [`${title} – ${line}`, `${canvas.caption.textContent} ${legend}`, ...wrapped(context, citation, width - 8)];
  for (const [at, words] of lines.slice(0, 4).entries()) context.fillText(words, 4, height + LINE * (at + 1), width - 8);
  context.globalCompositeOperation = "destination-over";
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, width, height + FOOT);
}

// A text on two lines, of which the first is as long as there is room for.
function wrapped(context, words, width) {
  let end = words.length;
  while (end > 1 && context.measureText(words.slice(0, end)).width > width) end -= 1;
  return end === words.length ? [words] : [words.slice(0, end), words.slice(end)];
}

function save(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
