import type { WordClass } from '../word-class.ts';

const split = (words: string): readonly string[] => words.trim().split(/\s+/u);

/** Infinitives, which end a German note to oneself ("Müll rausbringen"), and the imperatives that open one. */
const verbs = split(`
  abgeben abholen abmelden abschicken absagen abwaschen aktualisieren anfragen anmalen anmelden anrufen anschauen antworten aufhängen aufladen aufräumen ausdrucken ausfüllen
  ausmisten auspacken aussuchen backen basteln bauen beantragen beantworten bearbeiten bestellen besorgen besprechen besuchen bezahlen bringen buchen bügeln checken
  drucken düngen einkaufen einladen einpacken einreichen eintragen entkalken entrümpeln erledigen erneuern ersetzen essen fahren feiern finden flicken fragen füttern gehen
  gießen giessen heizen helfen herrichten holen installieren kaufen kehren klären kochen kontaktieren kontrollieren kündigen laden leeren leihen lernen lesen liefern lüften machen
  malen melden messen mieten mitbringen mitnehmen mähen nähen nehmen notieren öffnen ordnen organisieren packen parken pflanzen planen posten prüfen putzen rausbringen raussuchen
  rausstellen recherchieren reinigen renovieren reparieren reservieren saugen schauen schicken schneiden schreiben sehen senden sichern sortieren spülen starten staubsaugen stellen
  stornieren streichen suchen tanken tauschen telefonieren testen tragen treffen trinken überweisen umbuchen umtauschen umziehen unterschreiben unterschreiben vereinbaren vergleichen
  verkaufen verlängern verschicken verschieben versichern vorbereiten vorbeibringen wachsen waschen wechseln wegbringen wischen zahlen zeigen zubereiten zurückbringen zurückgeben zurückrufen zusagen
  ruf kauf kaufe bring bringe hol hole schreib schreibe schick schicke mach mache bestell bestelle buch buche frag frage geh gehe putz putze wasch wasche füttere gieß zahl zahle
  bezahl bezahle überweis druck drucke such suche prüf prüfe nimm gib lies pack packe repariere räum räume stell stelle trag trage vergiss denk melde`);

/** The word classes of German at a useful level; the cues they feed are the same as in English. */
export const words: Readonly<Record<Exclude<WordClass, 'number' | 'gerund'>, readonly string[]>> = {
  verb: verbs,
  past: split(`war waren hatte hatten habe haben ging gingen kam kamen sah sahen aß las lief schlief fand gab sagte meinte dachte wusste musste konnte wollte sollte traf rief schrieb blieb stand saß fuhr
    gekauft gegessen geschlafen getroffen gesehen gelesen gelaufen gefahren gefunden gelernt gemacht geträumt gehört bekommen vergessen verloren gewonnen geschafft erledigt telefoniert besucht gefeiert gelacht geweint gekocht
    aufgewacht aufgestanden spazieren gewesen gesagt erzählt gespürt gemerkt bemerkt erfahren entdeckt`),
  third:
    split(`geht kommt liegt steht wohnt arbeitet heißt kostet öffnet schließt fährt läuft mag hasst liebt braucht wird werden gilt gehört bleibt dauert endet beginnt passt trinkt isst schläft sagt meint glaubt
    findet weiß kennt spielt lebt trägt zieht hat hält hängt sitzt tut macht funktioniert schmeckt hilft`),
  be: split('bin bist ist sind seid war waren wäre'),
  have: split('habe hab hast hat haben habt hatte hatten'),
  do: [],
  modal: split(
    'kann kannst können könnte könnten soll sollte sollten muss musste müssen müsste darf dürfen will wollen wollte möchte möchten mag wird werden würde',
  ),
  subject: split('ich du er sie es wir ihr man jemand niemand alle das dies'),
  first: split('ich wir mich mir uns unser unsere mein meine meinen meinem meiner'),
  possessive: split(
    'mein meine meinen meinem meiner meines dein deine deinen sein seine seinen ihr ihre ihren unser unsere unseren euer eure',
  ),
  determiner: split(
    'der die das den dem des ein eine einen einem einer eines kein keine keinen dieser diese dieses diesen jeder jede jedes alle viele einige ein paar mehr',
  ),
  wh: split(
    'was wann wo wer wen wem warum wieso weshalb wie welche welcher welches welchen wohin woher womit wieviel wieviele',
  ),
  preposition: split(
    'zu zum zur von vom in im ins an am ans auf bei beim mit für über unter vor nach aus durch um bis seit gegen ohne wegen',
  ),
  list: split(
    'liste einkaufsliste todo-liste kalender terminkalender agenda aufgabenliste merkliste packliste notizen aufgaben termine erinnerungen',
  ),
  entry: split(
    'aufgabe aufgaben erinnerung erinnerungen termin termine eintrag einträge notiz notizen punkt todo todos wecker projekt projekte',
  ),
  device: split(
    'licht lichter lampe musik lautstärke radio fernseher heizung wecker timer lied song playlist podcast wlan',
  ),
  event:
    split(`termin arzttermin zahnarzt arzt ärztin frisör friseur physio treffen besprechung meeting abendessen mittagessen frühstück brunch geburtstag hochzeit konzert kino theater training yoga schwimmen unterricht
    kurs prüfung klausur elternabend flug zug fahrt urlaub reise impfung werkstatt tüv party feier besuch miete rechnung steuer steuererklärung`),
  feeling:
    split(`glücklich traurig müde erschöpft wütend froh dankbar stolz einsam gestresst entspannt ruhig nervös ängstlich zufrieden aufgeregt schön toll super wunderbar herrlich schlecht schlimm furchtbar gut lecker
    anstrengend schwer leicht liebe hasse genieße freue fühle fühlte gefühl`),
  filler: split(
    'äh ähm ähh öh hm hmm also ja na naja ok okay so gut und hey hallo ach oh halt mal eben noch dann jetzt tja nun noctem',
  ),
  polite: split('bitte danke'),
  negation: split('nicht nie kein keine keinen nichts niemand ohne'),
  adding: split(
    'füge füg setz setze setzen schreib schreibe schreiben pack packe trag trage notier notiere hinzufügen eintragen ergänze',
  ),
  showing: split('zeig zeige zeigen lies nenn nenne liste such suche finde gib'),
  removing: split(
    'lösch lösche löschen entfern entferne entfernen streich streiche streichen nimm storniere abhaken hak hake',
  ),
  done: split('erledigt fertig abgehakt gemacht'),
  object: split('mich dich ihn sie es uns das dies alles etwas was jemanden'),
  goods:
    split(`milch brot eier ei butter käse schinken speck wurst hähnchen hackfleisch fisch lachs thunfisch reis nudeln mehl zucker salz pfeffer öl essig honig marmelade tee kaffee saft wasser bier wein hafermilch joghurt
    quark sahne äpfel apfel bananen orangen zitronen trauben beeren erdbeeren birnen tomaten kartoffeln zwiebeln knoblauch ingwer karotten möhren gurke salat spinat brokkoli paprika zucchini kürbis pilze bohnen linsen
    seife shampoo zahnpasta klopapier toilettenpapier küchenrolle taschentücher windeln waschmittel spülmittel müllbeutel batterien kerzen brötchen petersilie basilikum`),
  steering: split(
    'mach schalte schalt dreh stell spiel spiele stopp stoppe stop pause weiter lauter leiser zurück rückgängig wiederhole überspring',
  ),
  adverb: split(
    'immer nie oft noch schon auch nur gerade heute gestern wieder meistens manchmal endlich wirklich sehr ganz',
  ),
  second: split('du dich dir dein deine deinen'),
};
