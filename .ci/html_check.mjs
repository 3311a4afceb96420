// The judges of the web page: axe-core in a real browser (light, dark, 320 px), the Nu validator and html-validate.
//
//   node html_check.mjs [--no-axe] FILE.html …
//
// NODE_DIR names the folder with the packages, CHROMIUM the browser. Exit: 0 clean, 1 a violation, 2 a judge
// could not run.
import { createRequire } from "node:module";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { tmpdir } from "node:os";

const folder = process.env.NODE_DIR;
const require = createRequire(join(folder, "package.json"));
const args = process.argv.slice(2);
const files = args.filter((arg) => !arg.startsWith("--")).map((file) => resolve(file));
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const MODES = [["light", 1280], ["dark", 1280], ["light", 320]];

let found = 0;
const report = (judge, file, words) => { found += 1; console.log(`${judge}: ${file}: ${words}`); };

async function look(context, source, file) {
  for (const [scheme, width] of MODES) {
    const page = await context.newPage();
    page.on("pageerror", (error) => report("script", file, error));
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
    await page.evaluate(source);
    const run = (values) => globalThis.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
    for (const { id, help, nodes } of (await page.evaluate(run, TAGS)).violations) {
      report("axe", file, `${scheme} ${width}: ${id}: ${help} (${nodes.length}×, ${nodes[0].target.join(" ")})`);
    }
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) report("reflow", file, `${width}: the page is ${over} px too wide`);
    await page.close();
  }
}

async function browser() {
  const { chromium } = require("playwright-core");
  const source = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  const profile = mkdtempSync(join(tmpdir(), "bouwsteen-chromium-"));
  try {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env.CHROMIUM, headless: true, bypassCSP: true,
      args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
    });
    await context.route(/^(https?|wss?):/, (route) => {
      report("request", "a page", route.request().url());
      route.abort();
    });
    for (const file of files) await look(context, source, file);
    await context.close();
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

function nu() {
  const jar = join(folder, "node_modules/vnu-jar/build/dist/vnu.jar");
  const options = ["-Xss1m", "-jar", jar, "--format", "json", "--exit-zero-always", "--stdout", ...files];
  const run = spawnSync("java", options, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.error) throw run.error;
  for (const { type, url, lastLine, message } of JSON.parse(run.stdout).messages) {
    report("Nu validator", url, `line ${lastLine}: ${type}: ${message}`);
  }
}

async function validate() {
  const { HtmlValidate, StaticConfigLoader } = require("html-validate");
  const presets = ["html-validate:a11y", "html-validate:standard"];
  const judge = new HtmlValidate(new StaticConfigLoader({ root: true, extends: presets }));
  for (const file of files) {
    for (const { messages } of (await judge.validateFile(file)).results) {
      const errors = messages.filter(({ severity }) => severity === 2);
      for (const { line, ruleId, message } of errors) report("html-validate", file, `line ${line}: ${ruleId}: ${message}`);
    }
  }
}

try {
  if (!args.includes("--no-axe")) await browser();
  nu();
  await validate();
} catch (error) {
  console.log(`could not judge: ${error.message}`);
  process.exit(2);
}
console.log(`${files.length} pages, ${found} violations`);
process.exit(found === 0 ? 0 : 1);
