import type { workspace as en } from '../en/workspace.ts'

export const workspace: Readonly<Record<keyof typeof en, string>> = {
  'settings.workspace': 'Espace de travail',
  'workspace.hint':
    'Ces réglages valent pour tout le monde. Les collègues déjà connectés les reçoivent à leur prochaine connexion.',
  'workspace.offlineRead':
    'Ces réglages se trouvent sur le serveur. Ils s’affichent quand vous êtes en ligne.',
  'workspace.saved': 'Enregistré pour tout le monde.',
  'workspace.ending': 'À la fin d’une conversation',
  'workspace.surveys': 'Demander aux clients comment cela s’est passé',
  'workspace.surveysHint': 'La personne qui termine une conversation peut en décider autrement.',
  'workspace.references': 'Réservations et commandes',
  'workspace.referencesHint':
    'Dans une conversation, le numéro d’une réservation ou d’une commande devient un lien vers l’endroit où vous la consultez.',
  'workspace.address': 'Adresse',
  'workspace.addressHint': 'Écrivez {place} à la place du numéro. Laissez vide pour ne pas avoir de liens.',
  'workspace.example': '{reference} mène à {address}',
  'workspace.problem.https': 'Commencez par https://. Les autres adresses ne s’ouvrent pas.',
  'workspace.problem.place': 'Mettez {place} à la place du numéro, après la première barre oblique.',
  'workspace.problem.login': 'Retirez le nom et le mot de passe qui précèdent le @.',
  'workspace.problem.address':
    'Ce n’est pas une adresse. Vérifiez les espaces et les caractères inhabituels.',
  'workspace.handover': 'Quand une conversation change de mains',
  'workspace.draftTravel': 'Transmettre la réponse commencée',
  'workspace.draftTravelHint':
    'La personne qui reprend la conversation se voit proposer la réponse inachevée.',
}
