import type { Meaning } from '../../time/lexicon.ts';

type Group = readonly [words: string, meaning: Meaning];

function date(month: number, day: number): Meaning {
  return { holiday: { by: 'date', month, day } };
}

function nth(month: number, weekday: number, place: number, plus = 0): Meaning {
  return { holiday: { by: 'weekday', month, weekday, nth: place, plus } };
}

function easter(plus: number): Meaning {
  return { holiday: { by: 'easter', plus } };
}

function hebrew(anchor: 'new-year' | 'next-new-year' | 'kislev-25', plus: number): Meaning {
  return { holiday: { by: 'hebrew', anchor, plus } };
}

function islamic(month: number, day: number): Meaning {
  return { holiday: { by: 'islamic', month, day } };
}

/** Holidays by name. A weak one also names other things ("christmas cards"), so it needs a word that makes it a date. */
export const englishHolidays: readonly Group[] = [
  ['christmas|xmas|x - mas|chrismas', { ...date(12, 25), weak: true }],
  ['christmas day|xmas day', date(12, 25)],
  ['christmas eve|xmas eve', date(12, 24)],
  ['boxing day', date(12, 26)],
  ["new year's eve|new years eve|new year eve|nye|silvester", date(12, 31)],
  ["new year's day|new years day|new year day", date(1, 1)],
  ["new year|new year's|new years|the new year", { ...date(1, 1), weak: true }],
  ['epiphany|three kings day', date(1, 6)],
  ["valentine's day|valentines day|valentine day|st valentine's day|valentines", date(2, 14)],
  ["st patrick's day|st patricks day|st . patrick's day|saint patrick's day|st paddy's day", date(3, 17)],
  ['groundhog day', date(2, 2)],
  ["april fools|april fool's day|april fools day|april fools '|april fool day", date(4, 1)],
  ['earth day', date(4, 22)],
  ["may day|international workers ' day|labour day uk", date(5, 1)],
  ['cinco de mayo', date(5, 5)],
  ['juneteenth', date(6, 19)],
  ['canada day', date(7, 1)],
  ['independence day|fourth of july', date(7, 4)],
  ['bastille day', date(7, 14)],
  ["halloween|hallowe'en|holloween|haloween", date(10, 31)],
  ["all saints day|all saint's day|all saints ' day", date(11, 1)],
  ["all souls day|all soul's day|all souls ' day", date(11, 2)],
  ['guy fawkes night|bonfire night|guy fawkes day', date(11, 5)],
  ["veterans day|veteran's day|remembrance day|armistice day", date(11, 11)],
  ["women's day|international women's day|womens day", date(3, 8)],
  ['anzac day', date(4, 25)],
  ['australia day', date(1, 26)],
  ['flag day', date(6, 14)],
  ['inauguration day', date(1, 20)],
  ['st nicholas day|saint nicholas day', date(12, 6)],
  ['midsummer', date(6, 24)],
  [
    "martin luther king day|martin luther king jr day|mlk day|martin luther king's day|martin luther king jr . day",
    nth(1, 1, 3),
  ],
  ["presidents day|president's day|presidents ' day|washington's birthday", nth(2, 1, 3)],
  ["mother's day|mothers day|mothers ' day", nth(5, 7, 2)],
  ['memorial day|decoration day', nth(5, 1, -1)],
  ["father's day|fathers day|fathers ' day", nth(6, 7, 3)],
  ['labor day|labour day', nth(9, 1, 1)],
  ["columbus day|indigenous peoples day|indigenous peoples ' day", nth(10, 1, 2)],
  ['thanksgiving|thanksgiving day|turkey day', nth(11, 4, 4)],
  ['black friday', nth(11, 4, 4, 1)],
  ['cyber monday', nth(11, 4, 4, 4)],
  ['giving tuesday', nth(11, 4, 4, 5)],
  ['easter|easter sunday', { ...easter(0), weak: true }],
  ['easter day', easter(0)],
  ['easter monday', easter(1)],
  ['good friday', easter(-2)],
  ['maundy thursday|holy thursday', easter(-3)],
  ['holy saturday|easter saturday', easter(-1)],
  ['palm sunday', easter(-7)],
  ['ash wednesday', easter(-46)],
  ['shrove tuesday|pancake day|mardi gras|fat tuesday|pancake tuesday', easter(-47)],
  ['clean monday', easter(-48)],
  ['ascension day|ascension', easter(39)],
  ['pentecost|whit sunday|whitsunday', easter(49)],
  ['whit monday|pentecost monday', easter(50)],
  ['trinity sunday', easter(56)],
  ['corpus christi', easter(60)],
  ['first advent|advent sunday|first sunday of advent', { holiday: { by: 'advent', sunday: 1 } }],
  ['rosh hashanah|rosh hashana|rosh hashanna', hebrew('new-year', 0)],
  ['yom kippur', hebrew('new-year', 9)],
  ['sukkot|sukkos|succot|succos|feast of the ingathering|feast of tabernacles|feast of booths', hebrew('new-year', 14)],
  ['hoshana rabbah', hebrew('new-year', 20)],
  ['shemini atzeret', hebrew('new-year', 21)],
  ['simchat torah|simhat torah', hebrew('new-year', 22)],
  ['hanukkah|chanukah|hanukah|hanukka|chanukkah|hannukah', hebrew('kislev-25', 0)],
  ['tu bishvat|tu bishevat', hebrew('kislev-25', 50)],
  ['purim', hebrew('next-new-year', -193)],
  ['passover|pesach|pessach', hebrew('next-new-year', -163)],
  ["yom haatzmaut|yom ha ' atzmaut", hebrew('next-new-year', -143)],
  ["lag baomer|lag b ' omer", hebrew('next-new-year', -130)],
  ['shavuot|shavuos|feast of weeks', hebrew('next-new-year', -113)],
  ["tisha b ' av|tisha bav", hebrew('next-new-year', -51)],
  ['islamic new year', islamic(1, 1)],
  ['ashura|day of ashura', islamic(1, 10)],
  ['mawlid|mawlid al - nabawi', islamic(3, 12)],
  ['laylat al - qadr|laylat al qadr|night of power', islamic(9, 27)],
  ['ramadan', islamic(9, 1)],
  ['eid al - fitr|eid al fitr|eid ul fitr', islamic(10, 1)],
  ['eid al - adha|eid al adha|bakrid', islamic(12, 10)],
];
