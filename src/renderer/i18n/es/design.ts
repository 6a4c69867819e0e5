import type { design as en } from '../en/design.ts'

export const design: Readonly<Record<keyof typeof en, string>> = {
  'design.search': 'Buscar',
  'design.nothingFound': 'No se ha encontrado nada',
  'design.showSecret': 'Mostrar lo que escribo',
  'design.hideSecret': 'Ocultar lo que escribo',
  'design.removeTag': 'Quitar {name}',
  'design.openCalendar': 'Abrir el calendario',
}
