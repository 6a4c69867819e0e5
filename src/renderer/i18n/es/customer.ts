import type { customer as en } from '../en/customer.ts'

export const customer: Readonly<Record<keyof typeof en, string>> = {
  'customer.title': 'Cliente',
  'customer.email': 'Correo',
  'customer.localTime': 'Hora local',
  'customer.language': 'Idioma',
  'customer.since': 'Cliente desde',
  'customer.about': 'Datos',
  'customer.attributes': 'Atributos',
  'customer.chat': 'Este chat',
  'customer.tags': 'Etiquetas',
  'customer.type': 'Tipo',
  'customer.category': 'Categoría',
  'customer.priority': 'Prioridad',
  'customer.assignee': 'Asignado a',
  'customer.nobody': 'Nadie',
  'customer.team': 'Equipo',
  'customer.started': 'Comienzo',
  'customer.ended': 'Final',
  'customer.messages': 'Mensajes',
  'customer.booking': 'Reserva',
  'customer.order': 'Pedido',
}
