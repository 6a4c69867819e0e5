export const design = {
  'design.search': 'Search',
  'design.nothingFound': 'Nothing found',
  'design.showSecret': 'Show what I type',
  'design.hideSecret': 'Hide what I type',
  'design.removeTag': 'Remove {name}',
  'design.openCalendar': 'Open the calendar',
} as const
