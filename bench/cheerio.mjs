// The text of the tables of many web pages by cheerio, in one process: the peer of `bulk`. Prints pages a second.
//   node bench/cheerio.mjs COUNT FOLDER-WITH-node_modules PAGE...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const [count, folder, ...pages] = process.argv.slice(2);
const { load } = createRequire(`${folder}/`)("cheerio");
let kept = 0;
const read = page => {
  const $ = load(readFileSync(page, "utf8"));
  $("tr").each((_, row) => { kept += $(row).children("td, th").map((_, cell) => $(cell).text().trim()).get().join("\t").length; });
};
for (let at = 0; at < count / 5; at++) { read(pages[at % pages.length]); }
const start = process.hrtime.bigint();
for (let at = 0; at < count; at++) { read(pages[at % pages.length]); }
console.log((count / (Number(process.hrtime.bigint() - start) / 1e9)).toFixed(1));
if (kept === 0) { process.exitCode = 1; }
