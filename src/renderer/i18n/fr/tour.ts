import type { tour as en } from '../en/tour.ts'

export const tour: Readonly<Record<keyof typeof en, string>> = {
  'tour.title': 'Une courte visite',
  'tour.page': 'Page {page} sur {pages}',
  'tour.skip': 'Passer',
  'tour.back': 'Retour',
  'tour.next': 'Suivant',
  'tour.done': 'Commencer',
  'tour.queue.title': 'Votre file, au clavier',
  'tour.queue.body':
    'J et K parcourent les conversations, C en prend une, R répond et N écrit une note. La touche ? montre toutes les autres.',
  'tour.offline.title': 'Ce que vous écrivez est en sûreté',
  'tour.offline.body':
    'Chaque lettre est conservée sur cet ordinateur dès que vous la tapez. Sans réseau, vous continuez : Parley envoie tout, une fois et dans l’ordre, dès que vous êtes de nouveau en ligne.',
  'tour.privacy.title': 'Averti, sans témoin',
  'tour.privacy.body':
    'Parley vous signale les nouveaux messages quand vous regardez ailleurs. Verrouillé par un code, il dit seulement qu’il s’est passé quelque chose. Tout ce qui est conservé ici est chiffré.',
  'tour.sample.question': 'Le petit-déjeuner est-il compris ?',
  'tour.sample.answer': 'Oui, de sept heures à dix heures et demie.',
  'tour.sample.thanks': 'Merci, c’était rapide !',
  'tour.sample.waiting': 'Hors ligne, 1 en attente d’envoi',
  'tour.sample.veiled': 'Nouveau message',
}
