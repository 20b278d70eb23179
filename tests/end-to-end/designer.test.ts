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

    await page.getByRole('button', { name: '网关' }).first().click();
    await page.getByRole('menuitem', { name: '排他' }).press('Enter');
    const wrong = findings().getByRole('listitem').filter({ hasText: '后面没有' });
    const finding = findings().getByRole('listitem').first();
    await finding.waitFor();
    expect(await wrong.count()).toBeLessThanOrEqual(1);
    await page.screenshot({ path: 'screenshots/designer-finding.png' });
    await finding.getByRole('button', { name: '补结束事件' }).click();
    await findings().getByText('没有发现问题').waitFor();

    await page.getByRole('button', { name: '演练' }).click();
    const rehearsal = page.getByRole('complementary', { name: '演练' });
    await rehearsal.getByRole('textbox', { name: /JSON/u }).fill('{ "unit": "u-roads" }');
    await rehearsal.getByRole('button', { name: '直接开始' }).click();
    await rehearsal.getByRole('button', { name: '提交结果' }).click();
    await rehearsal.getByText('走到头了：正常结束').waitFor();
    await page.screenshot({ path: 'screenshots/designer-rehearsal.png' });
    await page.getByRole('button', { name: '结束演练' }).click();

    await page.getByText(/保存在本机/u).waitFor();
    await page.reload();
    await page.getByText(/接着上次没保存的修改/u).waitFor();
    await page.getByText('处置路面').first().waitFor();
  });
});
