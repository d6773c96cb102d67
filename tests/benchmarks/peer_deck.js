// Write the deck of test_peer.py with PptxGenJS: node peer_deck.js CONTENT.json OUT.pptx ROUNDS
// Prints the seconds of each round; each round writes other texts, as peer_deck.py does.
const fs = require("fs");
const pptxgen = require("pptxgenjs");

const [, , contentPath, target, rounds] = process.argv;
const content = JSON.parse(fs.readFileSync(contentPath, "utf8"));
const box = { x: 0.7, y: 1.7, w: 12, h: 5 };

const writers = {
  chart(pptx, slide, page) {
    const data = [{ name: "months", values: page.x }];
    for (const [name, values] of Object.entries(page.series)) data.push({ name, values });
    slide.addChart(pptx.charts.SCATTER, data, { ...box, altText: page.title, lineSize: 2 });
  },
  table(pptx, slide, page, number) {
    const [header, ...rows] = page.rows;
    const cells = [header, ...rows.map((row) => row.map((cell) => `${cell} ${number}`))];
    slide.addTable(cells.map((row) => row.map((text) => ({ text }))), { ...box, fontSize: 14 });
  },
  text(pptx, slide, page, number) {
    const lines = page.lines.map((line) => ({
      text: `${line} ${number}`,
      options: { bullet: true, breakLine: true },
    }));
    slide.addText(lines, { ...box, fontSize: 20 });
  },
};

async function write(number) {
  const pptx = new pptxgen();
  pptx.layout = "LAYOUT_WIDE";
  for (const page of content.slides) {
    const slide = pptx.addSlide();
    slide.addText(`${page.title} ${number}`, { x: 0.7, y: 0.4, w: 12, h: 1, fontSize: 28 });
    writers[page.kind](pptx, slide, page, number);
    if (page.notes.length) slide.addNotes(page.notes.map((line) => `${line} ${number}`).join("\n"));
  }
  await pptx.writeFile({ fileName: target, compression: true });
}

(async () => {
  const seconds = [];
  for (let number = 0; number < Number(rounds); number++) {
    const began = process.hrtime.bigint();
    await write(number);
    seconds.push(Number(process.hrtime.bigint() - began) / 1e9);
  }
  process.stdout.write(JSON.stringify(seconds));
})();
