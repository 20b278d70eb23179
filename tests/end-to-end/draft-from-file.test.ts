import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftLimits } from '../../api/contract/procedure-drafts.ts';
import { launchBrowser } from '../environment/browser.ts';
import { startCentre, type Centre } from '../environment/centre.ts';
import { SignedInPages } from '../screens/signed-in-page.ts';

const key = 'ordinary-event';

const unfinished = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" id="d" targetNamespace="t">
  <bpmn:process id="street-lamps" name="路灯报修" isExecutable="true">
    <bpmn:startEvent id="start" name="接到报修" />
    <bpmn:userTask id="repair" name="修灯" />
    <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="repair" />
  </bpmn:process>
</bpmn:definitions>`;

const fileOf = (name: string, text: string) => ({
  name,
  mimeType: 'application/xml',
  buffer: Buffer.from(text),
});

/** A draft begun from a file of the device, in the browser on the running centre. */
describe('a draft from a file', () => {
  let centre: Centre;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    centre = await startCentre();
    browser = await launchBrowser();
    page = await new SignedInPages(browser, centre.address).open('designer', {
      width: 1440,
      height: 900,
      theme: 'light',
      language: 'zh',
    });
  });
  afterAll(async () => {
    await browser.close();
    await centre.stop();
  });

  const findings = () => page.getByRole('region', { name: '检查' });
  const begin = async (name: string, text: string): Promise<void> =>
    page.locator('input[type=file]').setInputFiles(fileOf(name, text));

  it.each([
    ['words', '今天开会的记录', '这个文件里没有 BPMN 流程。'],
    ['nothing', '', '这个文件里没有 BPMN 流程。'],
    ['a web page', '<html><body><p>流程</p></body></html>', '这个文件里没有 BPMN 流程。'],
    ['XML that breaks off', unfinished.slice(0, 500), '这个文件里没有 BPMN 流程。'],
    ['another procedure', unfinished, '文件里是流程 street-lamps，不是 ordinary-event。'],
    ['too many characters', 'x'.repeat(draftLimits.characters + 1), /^这个文件太大/u],
    ['too many bytes', 'x'.repeat(draftLimits.bytes + 1), /^这个文件太大/u],
  ])('is refused with the reason when the file holds %s', async (_what, text, why) => {
    await page.goto(`${centre.address}/procedures/${key}`);
    await page.getByRole('button', { name: '用文件起草' }).waitFor();
    await begin('文件.bpmn', text);
    await page.getByText(why).first().waitFor();
    expect(new URL(page.url()).pathname).toBe(`/procedures/${key}`);
    const drafts = await page.request.get(`${centre.address}/api/procedures/${key}/drafts`);
    expect(await drafts.json()).toMatchObject({ total: 0 });
  });

  it('is the text of the file where nothing is wrong with it', async () => {
    const answer = await page.request.get(`${centre.address}/api/procedures/${key}/versions/1`, {
      headers: { accept: 'application/xml' },
    });
    const xml = await answer.text();
    await page.goto(`${centre.address}/procedures/${key}`);
    await page.getByRole('button', { name: '用文件起草' }).waitFor();
    await begin('普通事件.bpmn', xml.replace('name="受理"', 'name="文件里的受理"'));
    await page.waitForURL(`**/procedures/${key}/design`);
    await page.getByText('文件里的受理').first().waitFor();
    await findings().getByText('没有发现问题').waitFor();
    await page.reload();
    await page.getByText('文件里的受理').first().waitFor();
    expect(await findings().getByRole('listitem').count()).toBe(0);
  });

  it('of a new procedure takes key and name from the file, and shows what is wrong with it', async () => {
    await page.goto(`${centre.address}/procedures`);
    await page.getByRole('button', { name: '新建流程' }).click();
    const dialog = page.getByRole('dialog');
    const choose = dialog.locator('input[type=file]');
    await choose.setInputFiles(fileOf('记录.txt', '今天开会的记录'));
    await page.getByText('这个文件里没有 BPMN 流程。').first().waitFor();
    await choose.setInputFiles(fileOf('路灯.bpmn', unfinished));
    await dialog.getByText('路灯.bpmn').waitFor();
    expect(await dialog.getByLabel('名称', { exact: true }).inputValue()).toBe('路灯报修');
    // The file and what was typed are there again after the back button.
    await dialog.getByLabel('英文名称').fill('Street lamps');
    await page.goBack();
    await page.goForward();
    await page.getByRole('button', { name: '新建流程' }).click();
    await dialog.getByText('路灯.bpmn').waitFor();
    expect(await dialog.getByLabel('英文名称').inputValue()).toBe('Street lamps');
    await dialog.getByRole('button', { name: '新建草稿' }).click();
    await page.waitForURL('**/procedures/street-lamps/design');
    // Nobody has drawn it: it is laid out.
    await page.locator('.djs-shape[data-element-id="repair"]').waitFor();
    const wrong = findings().getByRole('listitem').filter({ hasText: '修灯' });
    await wrong.first().waitFor();
    expect(await wrong.count()).toBeGreaterThan(0);
  });
});
