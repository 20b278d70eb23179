import type { Finding } from '../../model/finding.ts';
import { Findings } from '../../parse/findings.ts';
import { readXml } from '../../parse/read-xml.ts';
import { Diagram } from './diagram.ts';
import { readXmlTree } from './read-xml-tree.ts';
import type { Profile } from './rule.ts';
import { diagramRules } from './rules/index.ts';
import { nearestId } from './xml-node.ts';

/**
 * What a diagram breaks of the rules of a profile, whether or not the engine could run it. Each finding has
 * the numbers of the constraint as `constraint`. What cannot be read at all is said by the reader. Never
 * throws.
 */
export async function judgeDiagram(xml: string, profile: Profile): Promise<readonly Finding[]> {
  const reading = new Findings();
  if ((await readXml(xml, reading)) === null) return reading.all;
  const root = readXmlTree(xml);
  if (root === null) return reading.all;
  const diagram = new Diagram(root);
  const findings = new Findings<string>();
  for (const rule of diagramRules) {
    if (!rule.profiles.includes(profile)) continue;
    for (const node of rule.broken(diagram))
      findings.add(rule.code, nearestId(node), { ...rule.params, constraint: rule.constraint });
  }
  return findings.all;
}
