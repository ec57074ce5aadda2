"""Setting Chinese office documents on paper: fonts, lines, pages, tables, posters, pictures of pages."""
