import type { WordList } from './word-list.ts';

export const german: WordList = {
  language: 'de',
  words: {
    safety:
      'gefährlich, gefahr, verletzt, verletzung, krankenhaus, anwalt, anwältin, rechtsanwalt, klage, verklagen, anzeige erstatten, verbraucherzentrale, feuer gefangen, rauch, raucht, qualmt, geschmolzen, verbrannt, verschmort, funken, überhitzt, gasgeruch, in brand, explodiert, stromschlag, allergische reaktion, lebensmittelvergiftung, rückruf, datenschutz, dsgvo, datenleck, diskriminierung',
    spam: 'geld verdienen, schnelles geld, krypto, kryptowährung, bitcoin, passives einkommen, folgt mir, follow back, link in meiner bio, link in bio, kostenlose follower, schreib mir auf whatsapp, telegram, von zuhause verdienen, mein geld zurückbekommen dank',
    hot: 'zum dritten mal, zum vierten mal, zum x ten mal, warte immer noch, immer noch nicht, immer noch keine, noch immer keine, keine antwort, keine reaktion, niemand antwortet, keiner antwortet, ignoriert, unverschämt, unverschämtheit, frechheit, nie wieder, betrug, betrüger, abzocke, schande, lächerlich, wütend, stinksauer, stocksauer, mir reicht s, mir reicht es, saftladen, verarsche',
    press:
      'journalist, journalistin, presseanfrage, pressestelle, pressekontakt, presse, redaktion, redakteur, redakteurin, stellungnahme, interview, artikel über, recherche',
    lead: 'interessiere mich für, interesse an, möchte kaufen, würde gern kaufen, wo kann ich kaufen, wo bekomme ich, angebot erstellen, angebot für, kostenvoranschlag, preisliste, großhandel, händler werden, wiederverkäufer, kunde werden, kundin werden, zu euch wechseln, zu ihnen wechseln, wechseln zu, probeabo, testversion, firmenkunde, geschäftskunde, geschäftskunden, vertrieb, beratungstermin',
    outage:
      'störung, störungen, ausfall, ausgefallen, kein internet, kein netz, kein empfang, keine verbindung, nicht erreichbar, lädt nicht, down, offline, server, stromausfall, geht nichts mehr',
    returns:
      'zurückschicken, zurückgeben, zurücksenden, rücksendung, rückgabe, retoure, retouren, umtauschen, umtausch, falsche größe, falscher artikel, falsche farbe, zu klein, zu groß, passt nicht, defekt, defekte, kaputt angekommen, beschädigt, widerruf, ersatz',
    payment:
      'rückerstattung, erstattung, erstattet, doppelt abgebucht, abgebucht, abbuchung, rechnung, rechnungen, zahlung, bezahlung, mein geld, geld zurück, meine karte, karte abgelehnt, lastschrift, berechnet, zu viel bezahlt, gutschein, gutscheincode, rabattcode, gutschrift, mahnung, überweisung',
    account:
      'mein konto, konto, kundenkonto, account, passwort, kennwort, gesperrt, gehackt, bestätigungscode, anmelden, einloggen, eingeloggt, login, zugangsdaten, ausgesperrt, mein profil, benutzername',
    app: 'app, die app, stürzt ab, abgestürzt, absturz, hängt sich auf, friert ein, update, bug, bugs, fehlermeldung, android, ios, iphone, benachrichtigungen, schwarzer bildschirm',
    order:
      'meine bestellung, bestellung, bestellungen, bestellt, lieferung, lieferungen, geliefert, liefern, liefert, lieferzeit, zugestellt, zustellung, paket, pakete, päckchen, sendung, sendungsverfolgung, versandt, verschickt, versand, bote, paketbote, nicht angekommen, nie angekommen, noch nicht da, nicht da, buchung, stornieren',
    stock:
      'auf lager, vorrätig, ausverkauft, lieferbar, verfügbar, wieder verfügbar, verfügbarkeit, nachschub, wieder rein, wieder da, vergriffen, restbestand',
    'product-info':
      'kompatibel, abmessungen, maße, wie groß ist, wie schwer, wie hoch ist, akkulaufzeit, wie lange hält, inhaltsstoffe, zutaten, allergene, glutenfrei, vegan, wasserdicht, spülmaschinenfest, welches material, aus welchem material, hergestellt, garantie, technische daten, im lieferumfang, lieferumfang, enthalten, enthält, unterschied zwischen, größentabelle, passt der, passt die, passt das, passen die, ersatzteil, ersatzteile, bedienungsanleitung, öffnungszeiten',
    advice:
      'empfehlen, empfehlt, empfehlung, empfehlungen, rat, ratschlag, tipp, tipps, was passt zu, passt zu, welche größe soll, welche größe, welches soll ich, welchen soll ich, soll ich lieber, geschenk für, geschenkidee, besser für, am besten für, hilfe bei der auswahl, ratet',
    complaint:
      'beschwerde, beschweren, reklamation, enttäuscht, enttäuschend, enttäuschung, kaputt, funktioniert nicht, funktionieren nicht, funktioniert nicht mehr, geht nicht, geht nicht mehr, schlecht, schlechter, schlechte, schlechter service, schrecklich, furchtbar, katastrophe, katastrophal, miserabel, unfreundlich, unfreundliche, inakzeptabel, mangelhaft, ärgerlich, ärgere, ärgert, unzufrieden, nervt, unmöglich, peinlich, schlimm, schlimmste, dreckig, mies, mieser, danke für nichts, warteschleife',
    feedback:
      'vorschlag, verbesserungsvorschlag, anregung, feedback, wäre schön, wäre toll, wäre super, wäre cool, wäre gut wenn, könntet ihr, könnten sie, ihr solltet, sie sollten, bitte bringt, bringt zurück, bringt bitte, wünsche mir, wünschte, würde mir wünschen, fügt bitte, idee',
    praise:
      'vielen dank, herzlichen dank, tausend dank, danke schön, dankeschön, toller service, tolle beratung, super service, toll, tolle, großartig, super gemacht, spitze, klasse, begeistert, hervorragend, ausgezeichnet, perfekt, wunderbar, fantastisch, liebe es, ich liebe, sehr zufrieden, sehr nett, sehr freundlich, freundlich, lob, großes lob, weiter so, lecker, hammer, empfehle ich weiter',
    troll:
      'clowns, idioten, deppen, lachnummer, heul doch, heult doch, versager, vollpfosten, niemand braucht euch, schafe, witzfiguren',
    question:
      'eine frage, kurze frage, frage, weiß jemand, könnt ihr mir sagen, können sie mir sagen, ist es möglich, liefert ihr nach, ich wüsste gern, wüsste gerne',
  },
  faint: {
    praise: 'danke, super, gut, nett, freue, schön',
    complaint:
      'problem, probleme, hilfe, falsch, spät, verspätet, verspätung, langsam, leider, kann nicht, kann ich nicht, weg, verschwunden, fehlt, verloren',
    order: 'angekommen, gekauft, warte, kommt',
    app: 'webseite, website, seite, version, handy, fehler',
    payment: 'geld, bezahlt, bezahlen, preis, kosten, zahlen',
    question:
      'question mark, wie kann ich, wie kann man, wie geht, wie lange, wie viel, wie komme, wann, wo finde, wo ist, wo kann, gibt es, habt ihr, haben sie, kann ich, kann man, könnt ihr, können sie, darf ich, wer, welche, welcher, welches, warum, wieso, was kostet, um wie viel uhr',
  },
};
