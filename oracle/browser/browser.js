// A browser that asks nothing of anywhere, and pages in it.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Starts the browser of this machine; nothing where it has none. */
export async function start() {
  const executablePath = places.find((place) => existsSync(place));
  if (!executablePath) return null;
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];
  return chromium.launch({ executablePath, headless: true, args });
}

/** A page that tells what goes against its policy, what it asks for, and what goes wrong in its script. */
export async function open(browser, file, options = {}) {
  const { policy = true, ...given } = options;
  const context = await browser.newContext({ bypassCSP: !policy, ...given });
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => { if (message.type() === "error" || message.type() === "warning") wrong.push(message.text()); });
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("request", (request) => { if (!request.url().startsWith("file:")) wrong.push(`asked for ${request.url()}`); });
  if (given.javaScriptEnabled !== false) {
    await page.addInitScript(() => {
      globalThis.violations = [];
      document.addEventListener("securitypolicyviolation", (event) => {
        globalThis.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
      });
    });
  }
  await page.goto(`file://${file}`);
  return { page, context, wrong };
}
