import type { customer as en } from '../en/customer.ts'

export const customer: Readonly<Record<keyof typeof en, string>> = {
  'customer.title': 'العميل',
  'customer.email': 'البريد',
  'customer.localTime': 'الوقت المحلي',
  'customer.language': 'اللغة',
  'customer.since': 'عميل منذ',
  'customer.about': 'نبذة',
  'customer.attributes': 'السمات',
  'customer.chat': 'هذه المحادثة',
  'customer.tags': 'الوسوم',
  'customer.type': 'النوع',
  'customer.category': 'الفئة',
  'customer.priority': 'الأولوية',
  'customer.assignee': 'المسؤول',
  'customer.nobody': 'لا أحد',
  'customer.team': 'الفريق',
  'customer.started': 'البداية',
  'customer.ended': 'النهاية',
  'customer.messages': 'الرسائل',
  'customer.booking': 'الحجز',
  'customer.order': 'الطلب',
}
