import type { workspace as en } from '../en/workspace.ts'

export const workspace: Readonly<Record<keyof typeof en, string>> = {
  'settings.workspace': 'Espacio de trabajo',
  'workspace.hint':
    'Estos ajustes valen para todos. Quienes ya están conectados los reciben en su próxima conexión.',
  'workspace.offlineRead': 'Estos ajustes están en el servidor. Se muestran cuando tenga conexión.',
  'workspace.saved': 'Guardado para todos.',
  'workspace.ending': 'Cuando termina un chat',
  'workspace.surveys': 'Preguntar a los clientes qué tal ha ido',
  'workspace.surveysHint': 'Quien termina un chat puede decidir otra cosa.',
  'workspace.references': 'Reservas y pedidos',
  'workspace.referencesHint':
    'En un chat, el número de una reserva o de un pedido se convierte en un enlace al lugar donde lo consulta.',
  'workspace.address': 'Dirección',
  'workspace.addressHint': 'Escriba {place} donde va el número. Déjela vacía para no tener enlaces.',
  'workspace.example': '{reference} lleva a {address}',
  'workspace.problem.https': 'Empiece por https://. Otras direcciones no se abren.',
  'workspace.problem.place': 'Ponga {place} donde va el número, después de la primera barra.',
  'workspace.problem.login': 'Quite el nombre y la contraseña que hay antes de la @.',
  'workspace.problem.address':
    'Esto no es una dirección. Compruebe si hay espacios o caracteres poco habituales.',
  'workspace.handover': 'Cuando un chat cambia de manos',
  'workspace.draftTravel': 'Pasar lo que alguien estaba escribiendo',
  'workspace.draftTravelHint': 'A quien recibe el chat se le ofrece la respuesta sin terminar.',
}
