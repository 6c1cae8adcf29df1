// When a post is risky: thresholds and words, as data in the playbook.
import * as z from 'zod/mini';

const level = z.number().check(z.minimum(0));

const threshold = (usual: { watch: number; hot: number }) =>
  z._default(
    z
      .object({ watch: level, hot: level })
      .check(z.refine(({ watch, hot }) => watch <= hot, '“watch” comes before “hot”')),
    usual,
  );

const words = (list: string) =>
  z._default(
    z.array(z.string().check(z.trim(), z.minLength(2), z.maxLength(60))).check(z.maxLength(300)),
    list.split(', '),
  );

/** From `watch` on a post is to be watched, from `hot` on it is hot. */
export const riskRulesSchema = z.object({
  /** Of the customer. A following of 10,000 counts as large. */
  followers: threshold({ watch: 10_000, hot: 100_000 }),
  reposts: threshold({ watch: 25, hot: 250 }),
  repostsPerMinute: threshold({ watch: 2, hot: 10 }),
  /** With fewer reposts than these, speed says nothing yet: two in the first minute is no storm. */
  speedNeeds: threshold({ watch: 10, hot: 100 }),
  /** How often they say they have asked. */
  contacts: threshold({ watch: 2, hot: 5 }),
  /** How long they say they have waited, hours. */
  waitedHours: threshold({ watch: 24, hot: 336 }),
  /** Make a hashtag an accusation: #fail beside the brand, #acmefail, #boycottacme. */
  failWords: words(
    'fail, fails, failed, epicfail, sucks, scam, shame, shameful, boycott, worst, avoid, never again, beware, exposed, fraud, liars, vergüenza, estafa, boicot, fraude, fracaso, nunca más, honte, arnaque, boycottez, plus jamais, betrug, abzocke, nie wieder, schande, boykott, vergonha, golpe, boicote, nunca mais, 最悪, 詐欺, 不買',
  ),
  /** Turn to the public. */
  shamingWords: words(
    'shame on you, name and shame, everyone should know, please share, please rt, retweet this, spread the word, do not buy from, don’t buy from, don’t use, stay away from, avoid this company, qué vergüenza, difundan, no compren, que todos sepan, rt por favor, quelle honte, faites tourner, à partager, n’achetez pas, fuyez, teilt das, bitte teilen, kauft nicht, finger weg, schämt euch, que vergonha, compartilhem, não comprem, fujam, 拡散希望, 拡散お願い, 買わないで',
  ),
  /** Say that this is not the first time, without a figure. */
  repeatWords: words(
    'still waiting, still no reply, still no answer, once again, yet again, again and again, already called, already emailed, already contacted, already told you, already asked, nobody answers, nobody replies, no one replies, keep being told, several times, many times, multiple times, countless times, sigo esperando, seguimos esperando, otra vez, de nuevo, ya llamé, ya escribí, varias veces, muchas veces, nadie responde, nadie contesta, j’attends toujours, toujours pas de réponse, toujours rien, encore une fois, déjà appelé, déjà écrit, déjà contacté, plusieurs fois, personne ne répond, warte immer noch, immer noch keine antwort, schon wieder, bereits angerufen, schon angerufen, schon geschrieben, mehrmals, mehrfach, niemand antwortet, continuo à espera, continuo esperando, ainda estou esperando, mais uma vez, de novo, já liguei, já escrevi, várias vezes, ninguém responde, まだ返事, 返事がない, 返信がない, また同じ, 何度も, 何回も',
  ),
  /** In the name or the profile of who writes. */
  pressWords: words(
    'journalist, reporter, editor, correspondent, columnist, news anchor, newsroom, press, broadcaster, news producer, periodista, reportero, reportera, redactor, redactora, corresponsal, prensa, journaliste, rédacteur, rédactrice, correspondant, correspondante, presse, journalistin, redakteur, redakteurin, korrespondent, korrespondentin, jornalista, repórter, imprensa, 記者, 編集者, 新聞, 報道',
  ),
});
export type RiskRules = z.infer<typeof riskRulesSchema>;

export const defaultRiskRules = (): RiskRules => riskRulesSchema.parse({});
