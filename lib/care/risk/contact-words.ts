// How people count and measure their waiting: English, Spanish, French, German, Portuguese; folded, as `foldWords` leaves them.

const table = (lines: Record<number, string>): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(lines).flatMap(([value, line]) =>
      line.split(' ').map((word): [string, number] => [word, Number(value)]),
    ),
  );
const set = (line: string): ReadonlySet<string> => new Set(line.split(' '));

export const numbers = table({
  1: 'a an one un una une ein eine einem einer um uma',
  2: 'two twice couple dos deux zwei zweimal dois duas',
  3: 'three tres trois drei dreimal',
  4: 'four cuatro quatre vier viermal quatro',
  5: 'five cinco cinq funf funfmal',
  6: 'six seis sechs sechsmal',
  7: 'seven siete sept sieben sete',
  8: 'eight ocho huit acht oito',
  9: 'nine nueve neuf neun nove',
  10: 'ten diez dix zehn dez',
  12: 'twelve doce douze zwolf doze',
});

export const ordinals = table({
  2: 'second segunda deuxieme seconde zweite zweiten',
  3: 'third tercera troisieme dritte dritten terceira',
  4: 'fourth cuarta quatrieme vierte vierten quarta',
  5: 'fifth quinta cinquieme funfte funften',
  6: 'sixth sexta sixieme sechste sechsten',
  7: 'seventh septima septieme siebte siebten setima',
  8: 'eighth octava huitieme achte achten oitava',
  9: 'ninth novena neuvieme neunte neunten nona',
  10: 'tenth decima dixieme zehnte zehnten umpteenth enesima nieme xten',
});

/** A figure that is an ordinal: 3rd, 3e, 3ème, 3ª. */
export const figureOrdinal = /^(\d{1,2})(?:st|nd|rd|th|e|eme|ieme|a|o|er|era|re)$/;

/** Length of a unit, hours. */
export const unitHours = table({
  1: 'hour hours hrs hr hora horas heure heures stunde stunden',
  24: 'day days dia dias jour jours tag tage tagen',
  168: 'week weeks semana semanas semaine semaines woche wochen',
  720: 'month months mes meses mois monat monate monaten',
});

/** "the third … " */
export const occasions = set(
  'time times attempt attempts call calls email emails message messages tweet tweets ticket tickets vez veces intento intentos llamada llamadas mensaje mensajes correo correos fois appel appels mail mails relance relances mal versuch anruf anrufe nachricht nachrichten vezes tentativa tentativas ligacao ligacoes mensagem mensagens',
);

/** Verbs of asking: without one beside it, "four times" may count anything. */
export const asking = set(
  'ask asked asking call called calling email emailed mail mailed write written wrote writing message messaged messaging contact contacted contacting tried trying complained complain reported told chased phoned rang tweeted dm dmed answer reply replied pido pedido pregunto preguntado llamo llamado llame escribo escrito escribi reclamo reclamado contactado intentado respuesta demande appelle appele ecris ecrit relance contacte reclame essaye reponse frage gefragt angerufen rufe schreibe geschrieben kontaktiert melde gemeldet versuche versucht antwort peco pedi pergunto perguntei liguei ligo escrevo escrevi reclamei contatei contactei tentei resposta',
);

/** Words near a length of time that make it a wait. */
export const waiting = set(
  'waiting waited wait been still since without later ignored nothing esperando espero esperar espera llevo llevamos desde hace sin attends attend attendu attente depuis fait sans warte warten gewartet seit ohne aguardando ha faz sem',
);

/** Japanese writes no spaces: figures or signs, then the unit; in folded text a figure stands apart. */
export const japaneseTimes = /([0-9]{1,2}|[一二三四五六七八九十]) ?(?:回目|度目)/;
export const japaneseWait =
  /([0-9]{1,3}|[一二三四五六七八九十]) ?(時間|日|週間|か月|カ月|ヶ月)[^ ]{0,8}(?:待|経|たって|たっても|連絡|返事|返信|音沙汰|届)/;
export const japaneseDigits = '一二三四五六七八九十';
export const japaneseHours: Readonly<Record<string, number>> = { 時間: 1, 日: 24, 週間: 168 };
export const japaneseMonthHours = 720;
