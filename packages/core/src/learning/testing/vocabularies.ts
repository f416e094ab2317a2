import type { Vocabulary } from './simulated-person.ts';

const split = (words: string): readonly string[] => words.trim().split(/\s*[,\n]\s*/u);

/** Everyday words of people who have little in common. */
export const vocabularies: readonly Vocabulary[] = [
  {
    verbs: split('buy, fix, clean, order, wash, paint, check, return, find, book, pay, print, pack, move, renew'),
    things:
      split(`kettle, curtains, bike, boiler, shed, hedge, lamp, window, carpet, fridge, printer, bookshelf, gutter, fence, mower,
      tent, suitcase, sofa, radiator, blinds, mirror, doorbell, freezer, rug, toaster, ladder, wardrobe, cushions, hose, drawer`),
    people: split('Ana, Bob, mum, the neighbours, Grandpa, Mrs Lee, Tom, Rita'),
    notes: split(
      'the * was cheaper last year, @ likes the *, learned how the * works, @ said the * is broken, the * costs 40 euros',
    ),
    times: split('tomorrow, friday, at 5pm, on monday, next tuesday at 10, tonight, in two weeks'),
  },
  {
    verbs: split('review, draft, send, prepare, update, schedule, file, approve, sign, merge, test, deploy, present'),
    things:
      split(`report, slides, budget, roadmap, invoice, contract, ticket, backlog, survey, agenda, memo, proposal, dashboard, timesheet,
      handover, release, brief, forecast, spreadsheet, press kit, logo, newsletter, changelog, deck, offer, audit, schema, mailing list`),
    people: split('Priya, Marcus, the client, legal, finance, Jo, the team, Hannah'),
    notes: split(
      '@ prefers the * as a pdf, the * went well, the * is on the shared drive, @ owns the * now, we agreed on the *',
    ),
    times: split('tomorrow at 9, by friday, on thursday, monday 14:00, in three days, today'),
  },
  {
    verbs: split('water, sow, prune, feed, walk, bake, knit, tune, mend, sew, collect, plant, harvest, sharpen'),
    things:
      split(`tomatoes, roses, dog, hens, piano, sourdough, scarf, beehive, compost, greenhouse, apples, quilt, kiln, guitar, trout,
      lavender, pond, rabbit hutch, jam jars, loom, herbs, bulbs, clay, raised beds, seedlings, wheelbarrow, fishing rod, wool`),
    people: split('Otto, Lena, the vet, uncle Jan, Sofia, the choir, Nils, Frau Berg'),
    notes: split(
      'saw a heron by the *, the * bloomed early, @ gave us a *, dreamt about the *, the * needs lime in spring',
    ),
    times: split('tomorrow morning, saturday, on sunday at 4pm, tonight, next week, wednesday'),
  },
];
