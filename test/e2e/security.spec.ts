import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { test as base, dropFile, enter, expect, pageTitle } from './launch';

interface Outside {
  url: string;
  /** What reached it. */
  requests: string[];
}

/** A server on this computer that stands for the rest of the world, and writes down who came. */
const test = base.extend<{ outside: Outside }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
  outside: async ({}, use) => {
    const requests: string[] = [];
    const server: Server = createServer((request, response) => {
      requests.push(request.url ?? '');
      response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/html' });
      response.end('<title>outside</title>');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    // It can be reached: what follows is not about a server that is down.
    await fetch(`${url}/control`);
    await use({ url, requests });
    await new Promise((done) => server.close(done));
  },
});

/** Runs in the page and answers which directive stopped it. */
function violationOf(page: Page, act: string, argument: string): Promise<string> {
  return page.evaluate(
    ([kind, url]) =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
          once: true,
        });
        if (kind === 'script') {
          const script = document.createElement('script');
          script.textContent = 'window.ran = true';
          document.body.append(script);
        } else if (kind === 'handler') {
          const button = document.createElement('button');
          button.setAttribute('onclick', 'window.ran = true');
          button.click();
        } else if (kind === 'eval') {
          // In a turn of its own: what Playwright evaluates may itself use eval.
          setTimeout(() => {
            try {
              // biome-ignore lint/security/noGlobalEval: whether it is refused is the question
              window.eval('window.ran = true');
            } catch {
              // The violation answers.
            }
          });
        } else if (kind === 'fetch') {
          void fetch(url).catch(() => undefined);
        } else if (kind === 'socket') {
          try {
            new WebSocket(url.replace('http', 'ws'));
          } catch {
            // The violation answers.
          }
        } else {
          const tag = kind === 'image' ? 'img' : kind === 'frame' ? 'iframe' : 'script';
          const element = document.createElement(tag);
          element.src = url;
          document.body.append(element);
        }
      }),
    [act, argument] as const,
  );
}

/** Notes every attempt to leave the page, and whether it was stopped. */
async function watchNavigation(app: ElectronApplication): Promise<() => Promise<[url: string, stopped: boolean][]>> {
  await app.evaluate(({ BrowserWindow }) => {
    const attempts: [string, boolean][] = [];
    Object.assign(globalThis, { attempts });
    // Added after the app's own listener, so that its answer is known here.
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-frame-navigate', (event) => {
      attempts.push([event.url, event.defaultPrevented]);
    });
  });
  return () => app.evaluate(() => (globalThis as unknown as { attempts: [string, boolean][] }).attempts);
}

test('the page has no Node, one bridge of three functions, and a window that is locked down', async ({ app, page }) => {
  await expect(page.getByRole('button', { name: /^demo_growth/ })).toBeVisible();
  const seen = await page.evaluate(() => {
    const names = [
      'process',
      'require',
      'module',
      'exports',
      'Buffer',
      'global',
      '__dirname',
      'ipcRenderer',
      'electron',
    ];
    const { sigmasight } = window;
    let replaced = true;
    try {
      Object.assign(window, { sigmasight: null });
    } catch {
      replaced = false;
    }
    return {
      node: names.filter((name) => name in window),
      bridge: Object.entries(sigmasight).map(([name, value]) => `${name}: ${typeof value}`),
      // A function of the isolated world would lead to it through its constructor.
      reached: String(sigmasight.invoke.constructor === Function),
      replaced: replaced && window.sigmasight === null,
    };
  });
  expect(seen).toEqual({
    node: [],
    bridge: ['invoke: function', 'more: function', 'subscribe: function'],
    reached: 'true',
    replaced: false,
  });

  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
  });
});

test('the content policy comes as a header and holds: no inline code, no eval, no other host', async ({
  page,
  outside,
}) => {
  await expect(page.getByRole('button', { name: /^demo_growth/ })).toBeVisible();
  const policy = await page.evaluate(async () => (await fetch('index.html')).headers.get('content-security-policy'));
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  expect(policy).not.toMatch(/https?:|\*/);

  expect(await violationOf(page, 'script', '')).toBe('script-src-elem');
  expect(await violationOf(page, 'handler', '')).toBe('script-src-attr');
  expect(await violationOf(page, 'eval', '')).toBe('script-src');
  expect(await violationOf(page, 'fetch', `${outside.url}/fetch`)).toBe('connect-src');
  expect(await violationOf(page, 'socket', `${outside.url}/socket`)).toBe('connect-src');
  expect(await violationOf(page, 'image', `${outside.url}/image.png`)).toBe('img-src');
  expect(await violationOf(page, 'frame', `${outside.url}/frame`)).toBe('frame-src');
  expect(await violationOf(page, 'foreign script', `${outside.url}/script.js`)).toBe('script-src-elem');
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  expect(outside.requests).toEqual(['/control']);
});

test('nothing leads away from the page: links, scripts, new windows, files, web views, downloads', async ({
  app,
  page,
  outside,
  dataDir,
}) => {
  await expect(page.getByRole('button', { name: /^demo_growth/ })).toBeVisible();
  const own = page.url();
  const attempts = await watchNavigation(app);

  await test.step('to another address, by script and by link', async () => {
    await page.evaluate((url) => {
      location.href = url;
    }, `${outside.url}/location`);
    await expect.poll(attempts).toEqual([[`${outside.url}/location`, true]]);
    await page.evaluate((url) => {
      const link = document.createElement('a');
      link.href = url;
      link.textContent = 'away';
      link.style.cssText = 'position:fixed;inset:0 auto auto 0;width:40px;height:20px;z-index:9999';
      document.body.append(link);
    }, `${outside.url}/link`);
    // A hand's click: locator.click() would wait for the page that never comes.
    await page.mouse.click(5, 5);
    await expect.poll(attempts).toContainEqual([`${outside.url}/link`, true]);
  });

  await test.step('to a new window', async () => {
    expect(await page.evaluate((url) => window.open(url) === null, `${outside.url}/window`)).toBe(true);
    expect(await page.evaluate(() => window.open('index.html') === null)).toBe(true);
    // Not through a locator: Playwright still waits for the navigation that was stopped.
    await page.evaluate(() => document.body.lastElementChild?.setAttribute('target', '_blank'));
    await page.mouse.click(5, 5);
  });

  await test.step('to a file of this computer', async () => {
    const refused = page.waitForEvent('console', (message) => message.text().includes('Not allowed to load local'));
    await page.evaluate(() => {
      location.href = 'file:///etc/hostname';
    });
    await refused;
  });

  await test.step('by dropping a page where nothing takes files', async () => {
    const folder = join(dataDir, 'files-of-the-test');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'page.html'), '<title>dropped</title>');
    await dropFile(page, join(folder, 'page.html'));
  });

  await test.step('a web view is an empty element', async () => {
    const methods = await page.evaluate((url) => {
      const view = document.createElement('webview');
      view.setAttribute('src', url);
      document.body.append(view);
      return typeof (view as unknown as { getURL?: unknown }).getURL;
    }, `${outside.url}/webview`);
    expect(methods).toBe('undefined');
  });

  await test.step('a download is stopped', async () => {
    await app.evaluate(({ session }) => {
      const downloads: string[] = [];
      Object.assign(globalThis, { downloads });
      session.defaultSession.on('will-download', (event, item) =>
        downloads.push(`${item.getFilename()} ${event.defaultPrevented ? 'stopped' : 'let through'}`),
      );
    });
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['text']));
      link.download = 'loot.txt';
      link.click();
    });
    const downloads = () => app.evaluate(() => (globalThis as unknown as { downloads: string[] }).downloads);
    await expect.poll(downloads).toEqual(['loot.txt stopped']);
  });

  expect(page.url()).toBe(own);
  expect(await page.getByRole('button', { name: /^demo_growth/ }).count()).toBe(1);
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  expect(outside.requests).toEqual(['/control']);
});

test('no permission is given', async ({ app, page }) => {
  await expect(page.getByRole('button', { name: /^demo_growth/ })).toBeVisible();
  const names = [
    'geolocation',
    'notifications',
    'camera',
    'microphone',
    'clipboard-read',
    'midi',
    'persistent-storage',
  ];
  const states = await page.evaluate(
    (list) =>
      Promise.all(
        list.map(async (name) => `${name} ${(await navigator.permissions.query({ name: name as never })).state}`),
      ),
    names,
  );
  expect(states).toEqual(names.map((name) => `${name} denied`));
  const outcomes = await page.evaluate(async () => {
    const nameOf = (error: unknown) => (error as { name?: string }).name ?? 'error';
    const outcome = (promise: Promise<unknown>) => promise.then(() => 'given', nameOf);
    return {
      notification: await Notification.requestPermission(),
      location: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          ({ code }) => resolve(code === GeolocationPositionError.PERMISSION_DENIED ? 'denied' : code),
        ),
      ),
      clipboard: await outcome(navigator.clipboard.readText()),
      screen: await outcome(navigator.mediaDevices.getDisplayMedia()),
    };
  });
  expect(outcomes).toMatchObject({ notification: 'denied', location: 'denied', clipboard: 'NotAllowedError' });
  expect(outcomes.screen).not.toBe('given');
  // Asked directly as well, whatever devices this machine has: the app's own answer is no.
  const media = await page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ audio: true, video: true }).then(
      () => 'given',
      (error: Error) => error.name,
    ),
  );
  expect(media).not.toBe('given');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('the protocol serves the built pages and nothing beside them', async ({ app, page }) => {
  await expect(page.getByRole('button', { name: /^demo_growth/ })).toBeVisible();
  const fromMain = (url: string, method = 'GET') =>
    app.evaluate(
      async ({ net }, request) => {
        const answer = await net.fetch(request.url, { method: request.method });
        return { status: answer.status, text: await answer.text() };
      },
      { url, method },
    );
  expect((await fromMain('app://sigmasight/index.html')).status).toBe(200);
  // Files that are there, and of a type that is served: only the folder's edge keeps them out.
  const target = 'node_modules/react/index.js';
  expect(readFileSync(target, 'utf8')).toContain('react');
  const addresses = [
    `app://sigmasight/../../${target}`,
    `app://sigmasight/%2e%2e/%2e%2e/${target}`,
    `app://sigmasight/%2e%2e%2f%2e%2e%2f${target}`,
    `app://sigmasight/..%2f..%2f${target}`,
    `app://sigmasight/..%5c..%5c${target.replaceAll('/', '%5c')}`,
    `app://sigmasight/assets/..%2f..%2f..%2f${target}`,
    'app://sigmasight/../../package.json',
    'app://sigmasight/%2e%2e%2f%2e%2e%2fpackage.json',
    'app://sigmasight/%2e%2e%2fpreload%2fpreload.cjs',
    'app://sigmasight/%2Fetc%2Fhostname',
    'app://sigmasight/index.html%00.js',
    'app://sigmasight/',
    'app://other/index.html',
  ];
  for (const address of addresses) {
    expect({ address, ...(await fromMain(address)) }).toEqual({ address, status: 404, text: '' });
  }
  expect((await fromMain('app://sigmasight/index.html', 'POST')).status).toBe(404);
  const inPage = await page.evaluate(
    (file) =>
      Promise.all([fetch(`%2e%2e%2f%2e%2e%2f${file}`), fetch('index.html')]).then((all) =>
        all.map((one) => one.status),
      ),
    target,
  );
  expect(inPage).toEqual([404, 200]);
});

test('the bridge answers its own page alone, and only what the contract names', async ({ app, page }) => {
  await enter(page);

  await test.step('unknown names, also those that every object has', async () => {
    const names = ['nothing.here', 'constructor', '__proto__', 'toString', 'hasOwnProperty', '', 'desktop.constructor'];
    const answers = await page.evaluate(
      (list) => Promise.all(list.map((name) => window.sigmasight.invoke(name as never, {}, null))),
      names,
    );
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: 'UNKNOWN_PROCEDURE' } });
    const odd = await page.evaluate(() =>
      Promise.all([null, 7, {}, ['auth.profiles']].map((name) => window.sigmasight.invoke(name as never, {}, null))),
    );
    for (const answer of odd) expect(answer).toMatchObject({ ok: false, error: { code: 'UNKNOWN_PROCEDURE' } });
  });

  await test.step('the rest of an answer that nobody asked for', async () => {
    const answers = await page.evaluate(() =>
      Promise.all([0, 1, -1, 1e9, '1', null, {}].map((id) => window.sigmasight.more(id as never))),
    );
    for (const answer of answers) expect(answer).toMatchObject({ ok: false });
  });

  await test.step('without a token, or with a forged one, nothing of a book', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const forged = `${part({ alg: 'none' })}.${part({ sub: crypto.randomUUID(), exp: 4_102_444_800 })}.`;
    for (const token of [null, '', 'abc', forged]) {
      const answer = await page.evaluate((t) => window.sigmasight.invoke('positions.list', {}, t), token);
      expect(answer).toMatchObject({ ok: false, error: { code: 'UNAUTHENTICATED' } });
    }
  });

  await test.step('a frame inside the page has no bridge', async () => {
    const frames = await page.evaluate(() =>
      ['about:blank', 'srcdoc'].map((kind) => {
        const frame = document.createElement('iframe');
        if (kind === 'srcdoc') frame.srcdoc = '<p>inside</p>';
        document.body.append(frame);
        return `${kind} ${typeof (frame.contentWindow as (Window & typeof globalThis) | null)?.sigmasight}`;
      }),
    );
    expect(frames).toEqual(['about:blank undefined', 'srcdoc undefined']);
  });

  await test.step('another window with the same preload is refused, even on our own page', async () => {
    const answers = await app.evaluate(async ({ app: electron, BrowserWindow }) => {
      const preload = `${electron.getAppPath()}/out/preload/preload.cjs`;
      const second = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await second.loadURL('app://sigmasight/index.html');
      const refused = await second.webContents.executeJavaScript(
        "Promise.all([window.sigmasight.invoke('auth.profiles', {}, null), window.sigmasight.more(1)])",
      );
      second.destroy();
      return refused;
    });
    const refusal = { ok: false, error: { message: 'This call does not come from SigmaSight and was refused.' } };
    expect(answers).toMatchObject([refusal, refusal]);
  });

  await expect(pageTitle(page, 'Positions')).toBeVisible();
});
