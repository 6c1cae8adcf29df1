import type { WordList } from './word-list.ts';

export const french: WordList = {
  language: 'fr',
  words: {
    safety:
      'dangereux, dangereuse, danger, blessé, blessée, hôpital, avocat, avocate, porter plainte, plainte au, dépôt de plainte, tribunal, mise en demeure, dgccrf, a pris feu, fumée, a fondu, fondu, étincelles, surchauffe, fuite de gaz, a explosé, prend feu, brûlé, brûlure, électrocuté, réaction allergique, intoxication, rappel produit, rgpd, fuite de données, discrimination',
    spam: 'gagner de l argent, gagnez de l argent, argent facile, cryptomonnaie, crypto, bitcoin, investissement garanti, revenus passifs, lien dans ma bio, lien en bio, abonnés gratuits, suivez moi, follow back, contactez moi sur whatsapp, telegram, travail à domicile, récupéré mon argent, agent vérifié',
    hot: 'troisième fois, quatrième fois, 3e fois, 3ème fois, toujours pas, toujours rien, toujours en attente, j attends toujours, personne ne répond, aucune réponse, sans réponse, pas de réponse, vous m ignorez, honte, honteux, scandaleux, scandale, plus jamais, arnaque, arnaqueurs, voleurs, ras le bol, marre, furieux, furieuse, se moque, foutage, inadmissible',
    press:
      'journaliste, presse, service de presse, attaché de presse, contact presse, rédaction, article sur, interview, reportage, réaction officielle',
    lead: 'je souhaite acheter, je voudrais acheter, intéressé par, intéressée par, devis, tarif, tarifs, grossiste, revendeur, devenir client, devenir cliente, passer chez vous, venir chez vous, essai gratuit, offre entreprise, compte professionnel, où acheter, où puis je acheter, service commercial, souscrire',
    outage:
      'en panne, panne, hors service, pas de réseau, plus de réseau, plus de connexion, plus internet, plus d internet, pas internet, ne charge pas, ne charge plus, inaccessible, coupure, indisponible, hors ligne, serveurs',
    returns:
      'retourner, retour, retours, renvoyer, échanger, échange, mauvaise taille, trop petit, trop petite, trop grand, trop grande, arrivé cassé, arrivée cassée, reçu cassé, défectueux, défectueuse, mauvais article, étiquette de retour, rétractation',
    payment:
      'remboursement, remboursé, remboursée, rembourser, remboursez, débité, débitée, débité deux fois, prélevé, prélèvement, facturé, facturée, facture, factures, paiement, ma carte, carte refusée, mon argent, virement, code promo, bon d achat, carte cadeau, reçu de paiement',
    account:
      'mon compte, compte, mot de passe, bloqué, bloquée, piraté, piratée, code de vérification, me connecter, connecter, identifiant, identifiants, connexion impossible, mon profil, suspendu',
    app: 'appli, application, l appli, app, plante, plantage, bug, bugs, bugue, beugue, mise à jour, se ferme, figée, freeze, android, ios, iphone, notifications, écran noir, message d erreur',
    order:
      'ma commande, commande, commandé, commander, livraison, livraisons, livré, livrée, livrer, livreur, colis, suivi, expédié, expédiée, expédition, transporteur, point relais, jamais reçu, rien reçu, pas reçu, pas arrivé, pas arrivée, réservation',
    stock:
      'en stock, stock, rupture de stock, en rupture, épuisé, épuisée, disponible en, disponibilité, de nouveau disponible, réassort, réapprovisionnement, dispo, en reste',
    'product-info':
      'compatible, dimensions, mesures, quelle taille fait, combien pèse, autonomie, ingrédients, allergènes, sans gluten, vegan, végan, étanche, imperméable, quelle matière, fabriqué en, fabriqué, garantie, caractéristiques, est il fourni, est ce qu il y a, fourni avec, livré avec, différence entre, guide des tailles, passe au lave vaisselle, passe en machine, horaires, horaires d ouverture, contient',
    advice:
      'conseil, conseils, conseillez, conseillez vous, me conseiller, recommandez, recommander, recommandation, que choisir, lequel, laquelle, quelle taille prendre, quelle taille dois, aidez moi à choisir, idée cadeau, pour offrir, va avec, aller avec, idéal pour, mieux pour',
    complaint:
      'plainte, réclamation, déçu, déçue, déception, décevant, décevante, nul, nulle, nuls, horrible, catastrophe, catastrophique, lamentable, déplorable, cassé, cassée, ne marche pas, ne marche plus, marche pas, ne fonctionne pas, ne fonctionne plus, fonctionne pas, inacceptable, mauvais service, mauvaise qualité, mauvaise expérience, impoli, désagréable, mécontent, mécontente, énervé, agacé, pire, sale, froid, inutile, n importe quoi, incompétents, merci pour rien',
    feedback:
      'suggestion, suggestions, suggère, ce serait bien, ce serait top, ce serait génial, ça serait bien, serait sympa, il faudrait, vous devriez, pourriez vous ajouter, pouvez vous ajouter, ajoutez, ramenez, remettez, j aimerais que, dommage que, une idée, avis sur',
    praise:
      'merci beaucoup, mille mercis, grand merci, un grand merci, j adore, adore, super service, super équipe, génial, géniale, bravo, excellent, excellente, parfait, parfaite, magnifique, formidable, top, au top, très satisfait, très satisfaite, ravi, ravie, très contente, très content, félicitations, chapeau, service impeccable, impeccable, très aimable, délicieux, incroyable, rapide et efficace',
    troll:
      'clowns, bande de clowns, guignols, idiots, débiles, abrutis, minables, personne ne vous aime, moutons, pleurez, ratio',
    question:
      'une question, petite question, savez vous, pouvez vous me dire, pourriez vous me dire, quelqu un sait, est il possible, c est possible, livrez vous, je me demande',
  },
  faint: {
    praise: 'merci, super, bien, content, contente, sympa',
    complaint:
      'problème, problèmes, souci, soucis, aide, aidez moi, mauvais, retard, lent, lente, impossible de, perdu, perdue, disparu, je n arrive pas',
    order: 'arrive, arrivé, reçu, achat, acheté',
    app: 'site, version, téléphone, erreur, écran',
    payment: 'payé, payer, prix, argent',
    question:
      'question mark, comment puis, comment faire, comment, est ce que, quand, à quelle heure, où puis, où est, où sont, où trouver, combien, puis je, peut on, pouvez vous, avez vous, y a t il, quel est, quelle est, quels sont, quelles sont, qui peut, faites vous',
  },
};
