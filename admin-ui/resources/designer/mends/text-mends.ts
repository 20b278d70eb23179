import type { Finding } from '../../../../bpmn/model/finding.ts';
import type { MendWord } from './mend.ts';

/** A mend of what the modeler passes over when it draws: the text that it comes to. */
export interface TextMend {
  readonly word: MendWord;
  readonly xml: string;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

const idOnce = (id: string): RegExp =>
  new RegExp(String.raw`(?<before>\sid\s*=\s*)(?<quote>["'])${escaped(id)}\k<quote>`, 'gu');

/** The first keeps the id, and with it what refers to it; each further one gets one of its own. */
function nameOnce(id: string, xml: string): TextMend | null {
  const found = [...xml.matchAll(idOnce(id))];
  if (found.length < 2) {
    return null;
  }
  let count = 1;
  const free = (): string => {
    do {
      count += 1;
    } while (idOnce(`${id}_${count}`).test(xml));
    return `${id}_${count}`;
  };
  let isFirst = true;
  const once = xml.replaceAll(idOnce(id), (whole: string, before: string, quote: string) => {
    if (isFirst) {
      isFirst = false;
      return whole;
    }
    return `${before}${quote}${free()}${quote}`;
  });
  return { word: 'nameOnce', xml: once };
}

/** What mends the text by one press; null when nothing does. */
export const textMendOf = ({ code, elementId }: Finding, xml: string): TextMend | null =>
  code === 'id-repeated' && elementId !== null ? nameOnce(elementId, xml) : null;
