import type { ParagraphBlock, Prose } from './markdown/block.ts';
import type { Source } from './markdown/source.ts';
import { isDataRiskLabel, readDataRisk } from './prose/data-risks.ts';
import { inlineDataRisks } from './prose/inline-data-risks.ts';
import { type boldLabel, oneLine } from './prose/prose.ts';
import type { Section } from './section.ts';
import { sectionKind } from './section-kind.ts';

type Label = ReturnType<typeof boldLabel>;

/** Files the symptoms and the data at risk that prose states, under its section or the one that shares them. */
export class FactReader {
  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
  }

  /** `bold`: the label in bold that holds for the paragraph; `label`: the one that begins it. */
  readSymptoms(paragraph: ParagraphBlock, section: Section, label: Label, bold?: string): void {
    if (label?.rest && sectionKind(label.label) === 'symptoms') {
      const place = this.#source.placeAt(paragraph.from + label.restFrom);
      section.symptoms.push({ text: oneLine(label.rest), place });
    } else if (!label && !bold && listsSymptoms(section))
      this.addSymptom(paragraph.text, paragraph.from, section, bold);
  }

  /** Symptoms right below a heading of symptoms hold for the sections around it. */
  addSymptom(text: string, from: number, section: Section, bold: string | undefined): void {
    const isShared = bold === undefined && listsSymptoms(section);
    const { symptoms } = isShared ? { symptoms: sharedSymptoms(section) } : section;
    symptoms.push({ text: oneLine(text), place: this.#source.placeAt(from) });
  }

  /** Reads "**Data loss risk:** none", or prose under such a label or heading; false for any other prose. */
  readDataRisk(prose: Prose, section: Section, own: Label, above: string, bold?: string): boolean {
    const isOwn = own !== undefined && own.rest !== '' && isDataRiskLabel(own.label);
    if (!isOwn && (own || !isDataRiskLabel(above))) {
      this.#readInlineDataRisks(prose, section);
      return false;
    }
    const [text, from] = isOwn ? [own.rest, prose.from + own.restFrom] : [prose.text, prose.from];
    const heading = section.heading?.title ?? '';
    const shared = !isOwn && bold === undefined && isDataRiskLabel(heading);
    const owner = (shared && section.parent) || section;
    const risk = readDataRisk(text, this.#source.placeAt(from));
    (shared ? owner.sharedDataRisks : owner.dataRisks).push(risk);
    return true;
  }

  #readInlineDataRisks({ text, from }: Prose, section: Section): void {
    const placeAt = (offset: number) => this.#source.placeAt(from + offset);
    for (const risk of inlineDataRisks(text, placeAt)) section.dataRisks.push(risk);
  }
}

const listsSymptoms = (section: Section): boolean =>
  sectionKind(section.heading?.title ?? '') === 'symptoms';

const sharedSymptoms = (section: Section) => (section.parent ?? section).sharedSymptoms;
