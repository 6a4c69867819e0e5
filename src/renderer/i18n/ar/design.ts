import type { design as en } from '../en/design.ts'

export const design: Readonly<Record<keyof typeof en, string>> = {
  'design.search': 'بحث',
  'design.nothingFound': 'لم يُعثر على شيء',
  'design.showSecret': 'إظهار ما أكتبه',
  'design.hideSecret': 'إخفاء ما أكتبه',
  'design.removeTag': 'إزالة {name}',
  'design.openCalendar': 'فتح التقويم',
}
