import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../environment/browser.ts';
import { startCentre, type Centre } from '../environment/centre.ts';

const begun = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" id="d" targetNamespace="t">
  <bpmn:process id="ordinary-event" name="小流程" isExecutable="true"><bpmn:startEvent id="start" /></bpmn:process>
  <bpmndi:BPMNDiagram id="dia"><bpmndi:BPMNPlane id="plane" bpmnElement="ordinary-event">
    <bpmndi:BPMNShape id="s" bpmnElement="start"><dc:Bounds x="120" y="200" width="36" height="36" /></bpmndi:BPMNShape>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

const path = '/procedures/ordinary-event/design';

const rename = async (on: Page, name: string): Promise<void> => {
  await on.locator('.djs-shape[data-element-id="start"]').click();
  const panel = on.getByRole('complementary', { name: '属性' });
  await panel.getByRole('tab', { name: '基本' }).click();
  await panel.getByLabel('名称', { exact: true }).fill(name);
  await panel.getByLabel('名称', { exact: true }).press('Enter');
  await panel.getByRole('heading', { name }).waitFor();
};
const saves = async (on: Page): Promise<number> => {
  const answer = on.waitForResponse((one) => one.request().method() === 'PUT');
  await on.keyboard.press('Control+s');
  return (await answer).status();
};

describe('the procedure designer in the browser', () => {
  let centre: Centre;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    centre = await startCentre();
    browser = await launchBrowser();
    mkdirSync('screenshots', { recursive: true });
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
    });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(centre.address);
    await page
      .locator('button.bh-role', { has: page.getByText('designer', { exact: true }) })
      .click();
    await page.getByRole('navigation', { name: '主菜单' }).waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await centre.stop();
  });

  const findings = () => page.getByRole('region', { name: '检查' });
  const properties = () => page.getByRole('complementary', { name: '属性' });

  it('shows the delivered procedure without a finding', async () => {
    await page.goto(`${centre.address}${path}`);
    await page.locator('[data-element-id="accept"]').first().waitFor();
    await findings().getByText('没有发现问题').waitFor();
    expect(await findings().getByRole('listitem').count()).toBe(0);
    await page.screenshot({ path: 'screenshots/designer.png' });
    // What is in force is looked at; a draft of it is drawn on.
    expect(await page.getByRole('navigation', { name: '图元' }).count()).toBe(0);
    await page.getByRole('button', { name: '起草修改' }).click();
    await page.getByText('草稿 第 2 版').waitFor();
    await findings().getByText('没有发现问题').waitFor();
  });

  it('says what is wrong with a text that is no diagram', async () => {
    await page.getByRole('button', { name: '文本' }).click();
    const text = page.getByRole('textbox', { name: 'BPMN 文本' });
    await text.fill('<p>这不是流程</p>');
    await findings().getByText(/错误/u).first().waitFor();
    expect(await findings().getByRole('listitem').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: '不用' }).click();
    await findings().getByText('没有发现问题').waitFor();
  });

  it('draws by the palette, mends a finding, rehearses to the end, and keeps it', async () => {
    await page.getByRole('button', { name: '文本' }).click();
    await page.getByRole('textbox', { name: 'BPMN 文本' }).fill(begun);
    await page.getByRole('button', { name: '用这段文本' }).click();
    await page.locator('[data-element-id="start"]').first().click();

    // By the keyboard: it goes behind what is selected.
    await page.getByRole('button', { name: '环节任务' }).click();
    await page.getByRole('menuitem', { name: '处置' }).press('Enter');
    await properties().getByRole('heading', { name: '处置' }).waitFor();
    expect(await properties().getByText('处置人员').count()).toBeGreaterThan(0);
    await properties().getByRole('tab', { name: '基本' }).click();
    await properties().getByLabel('名称', { exact: true }).fill('处置路面');
    await properties().getByLabel('名称', { exact: true }).press('Enter');
    await properties().getByRole('heading', { name: '处置路面' }).waitFor();

    await page
      .getByRole('navigation', { name: '图元' })
      .getByRole('button', { name: '网关' })
      .click();
    await page.getByRole('menuitem', { name: '排他' }).press('Enter');
    const wrong = findings().getByRole('listitem').filter({ hasText: '后面没有' });
    const finding = findings().getByRole('listitem').first();
    await finding.waitFor();
    expect(await wrong.count()).toBeLessThanOrEqual(1);
    await page.screenshot({ path: 'screenshots/designer-finding.png' });
    await finding.getByRole('button', { name: '补结束事件' }).click();
    await findings().getByRole('button', { name: '补结束事件' }).waitFor({ state: 'detached' });
    // What is left is a hint: the draft passes fewer stages than the version in force.
    await findings().getByRole('link', { name: '看差异' }).waitFor();

    await page.getByRole('button', { name: '演练' }).click();
    const rehearsal = page.getByRole('complementary', { name: '演练' });
    await rehearsal.getByRole('textbox', { name: /JSON/u }).fill('{ "unit": "u-roads" }');
    await rehearsal.getByRole('button', { name: '直接开始' }).click();
    await rehearsal.getByRole('button', { name: '提交结果' }).click();
    await rehearsal.getByText('走到头了：正常结束').waitFor();
    await page.screenshot({ path: 'screenshots/designer-rehearsal.png' });
    await page.getByRole('button', { name: '结束演练' }).click();

    await page.getByText(/ 已保存$/u).waitFor();
    await page.reload();
    await page.getByText('处置路面').first().waitFor();
  });

  it('lays out a text that nobody has drawn, and gives one of two equal ids another', async () => {
    await page.getByRole('button', { name: '文本' }).click();
    const text = page.getByRole('textbox', { name: 'BPMN 文本' });
    const before = await text.inputValue();
    const undrawn = before
      .replace(/<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/u, '')
      .replace('<bpmn:startEvent', '<bpmn:endEvent id="start" /><bpmn:startEvent');
    await text.fill(undrawn);
    await page.getByRole('button', { name: '用这段文本' }).click();
    await page.getByText('两处用了同一个编号 start', { exact: false }).waitFor();
    const finding = findings().getByRole('listitem').filter({ hasText: '改编号' });
    await finding.getByRole('button', { name: '改编号' }).click();
    await page.locator('.djs-shape[data-element-id="start_2"]').waitFor();
    expect(await page.locator('.djs-shape[data-element-id="start"]').count()).toBe(1);
    await page.screenshot({ path: 'screenshots/designer-laid-out.png' });
    const undo = page.getByRole('button', { name: '撤销' });
    await undo.click();
    await page.getByText('两处用了同一个编号 start', { exact: false }).waitFor();
    await undo.click();
    await page.locator('.djs-shape[data-element-id="start_2"]').waitFor({ state: 'detached' });
    await page.locator('.djs-shape[data-element-id="start"]').waitFor();
  });

  it('asks which of two texts holds when two tabs have drawn', async () => {
    const other = await page.context().newPage();
    await other.goto(`${centre.address}${path}`);
    await other.getByText('处置路面').first().waitFor();
    await rename(page, '从这里开始');
    expect(await saves(page)).toBe(200);
    // The other tab reads nothing anew meanwhile: it has its own text.
    await rename(other, '另一个标签页');
    expect(await saves(other)).toBe(409);
    const dialog = other.getByRole('dialog', { name: '这份草稿在别处保存过' });
    await dialog.getByText('从这里开始').first().waitFor();
    await dialog.getByText('另一个标签页').first().waitFor();
    await other.screenshot({ path: 'screenshots/designer-two-texts.png' });
    await dialog.getByRole('button', { name: '用这里的' }).click();
    await other.getByText(/ 已保存$/u).waitFor();
    await other.reload();
    await other.getByText('另一个标签页').first().waitFor();
    await other.close();
    await page.reload();
    await page.getByText('另一个标签页').first().waitFor();
  });

  it('loses nothing that is drawn while the session has ended', async () => {
    // The session ends between drawing and saving.
    const drafts = /\/api\/procedure-drafts\//u;
    let hasEnded = false;
    await page.route(drafts, async (route) => {
      if (route.request().method() === 'PUT' && !hasEnded) {
        hasEnded = true;
        await page.evaluate(async () => {
          await fetch('/api/session', { method: 'DELETE' });
        });
      }
      await route.continue();
    });
    const refused = page.waitForResponse((one) => one.request().method() === 'PUT');
    await rename(page, '过期时画的');
    expect((await refused).status()).toBe(401);
    await page.unroute(drafts);
    const dialog = page.getByRole('dialog', { name: '登录已过期' });
    await dialog.locator('input[type="password"]').fill('bihuan-demo');
    const saved = page.waitForResponse((one) => one.request().method() === 'PUT' && one.ok());
    await dialog.getByRole('button').last().click();
    await saved;
    await page.getByText(/ 已保存$/u).waitFor();
    await page.reload();
    await page.getByText('过期时画的').first().waitFor();
  });

  it('is read by others, who may take it over', async () => {
    const context = await browser.newContext({
      baseURL: centre.address,
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
    });
    const answer = await context.request.post('/api/session', {
      headers: { origin: centre.address },
      data: { login: 'designer-2', password: 'bihuan-demo' },
    });
    expect(answer.status()).toBe(201);
    const other = await context.newPage();
    await other.goto(path);
    await other.getByText(/正在编辑（/u).waitFor();
    await other.screenshot({ path: 'screenshots/designer-others.png' });
    await other.getByRole('button', { name: '接手编辑' }).click();
    await other.getByRole('button', { name: '环节任务' }).waitFor();
    await rename(other, '接手后画的');
    expect(await saves(other)).toBe(200);

    // Whoever wrote it until now is told, and keeps what was drawn.
    await rename(page, '还没保存的');
    expect(await saves(page)).toBe(409);
    await page.getByText(/正在编辑（/u).waitFor();
    await page.getByText(/本机留有/u).waitFor();
    await page.getByText('接手后画的').first().waitFor();
    await page.getByRole('button', { name: '接手编辑' }).click();
    const dialog = page.getByRole('dialog', { name: '这份草稿在别处保存过' });
    await dialog.getByText('还没保存的').first().waitFor();
    await dialog.getByRole('button', { name: '用已保存的' }).click();
    await page.getByText('接手后画的').first().waitFor();
    await context.close();
  });
});
