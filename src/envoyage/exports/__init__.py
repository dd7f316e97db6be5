"""From problem and plan to what people hold in their hands: books, calendars, workbooks, pictures, folders."""
