import type { Browser, BrowserContext, Page } from 'playwright-core';

/** How somebody looks at a screen. */
export interface Look {
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
  readonly language: 'zh' | 'en';
  readonly density?: 'standard' | 'compact' | 'touch';
}

const demoPassword = 'bihuan-demo';

type Cookies = Parameters<BrowserContext['addCookies']>[0];

/** Pages of people of the demonstration; each signs in once, however many pages they need. */
export class SignedInPages {
  readonly #browser: Browser;
  readonly #address: string;
  readonly #cookies = new Map<string, Cookies>();

  constructor(browser: Browser, address: string) {
    this.#browser = browser;
    this.#address = address;
  }

  /** A page in a context of its own; close it by `page.context().close()`. */
  async open(login: string | null, look: Look): Promise<Page> {
    const { width, height, theme, language, density = 'standard' } = look;
    const context = await this.#browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    await context.addInitScript(
      `localStorage.getItem('bihuan.appearance') ?? localStorage.setItem('bihuan.appearance', ${JSON.stringify(
        JSON.stringify({ theme, density, locale: language }),
      )})`,
    );
    if (login !== null) await context.addCookies(await this.#cookiesOf(context, login));
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    return page;
  }

  async #cookiesOf(context: BrowserContext, login: string): Promise<Cookies> {
    const known = this.#cookies.get(login);
    if (known !== undefined) return known;
    const answer = await context.request.post(`${this.#address}/api/session`, {
      headers: { origin: this.#address },
      data: { login, password: demoPassword },
    });
    if (!answer.ok())
      throw new Error(`Expected ${login} to sign in, but got ${String(answer.status())}`);
    const cookies = await context.cookies();
    this.#cookies.set(login, cookies);
    return cookies;
  }
}
