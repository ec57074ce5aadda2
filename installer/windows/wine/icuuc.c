/* Stand-in for the ICU of Windows 10, which Wine 8 lacks. Qt asks it for text converters; every request is
   answered with "no such file", and Qt goes on with its own Unicode converters. For the check only, never shipped. */
#include <stddef.h>

#define EXPORTED __declspec(dllexport)

typedef int ErrorCode;
enum { FILE_ACCESS_ERROR = 4 };

static void refuse(ErrorCode *error) {
    if (error)
        *error = FILE_ACCESS_ERROR;
}

EXPORTED void *ucnv_open(const char *name, ErrorCode *error) { (void)name; refuse(error); return NULL; }
EXPORTED void ucnv_close(void *converter) { (void)converter; }
EXPORTED void ucnv_reset(void *converter) { (void)converter; }
EXPORTED signed char ucnv_getMaxCharSize(void *converter) { (void)converter; return 1; }
EXPORTED int ucnv_toUCountPending(void *converter) { (void)converter; return 0; }
EXPORTED int ucnv_fromUCountPending(void *converter) { (void)converter; return 0; }
EXPORTED int ucnv_countAvailable(void) { return 0; }
EXPORTED const char *ucnv_getAvailableName(int place) { (void)place; return NULL; }

EXPORTED const char *ucnv_getName(void *converter, ErrorCode *error) {
    (void)converter;
    refuse(error);
    return NULL;
}

EXPORTED const char *ucnv_getStandardName(const char *name, const char *standard, ErrorCode *error) {
    (void)name, (void)standard;
    refuse(error);
    return NULL;
}

/* Callbacks are only handed from one converter to another; without a converter none is called. */
EXPORTED void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORTED void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
EXPORTED void ucnv_getToUCallBack(void) {}
EXPORTED void ucnv_getFromUCallBack(void) {}
EXPORTED void ucnv_setToUCallBack(void) {}
EXPORTED void ucnv_setFromUCallBack(void) {}
EXPORTED void ucnv_cbToUWriteUChars(void) {}
EXPORTED void ucnv_cbFromUWriteUChars(void) {}

/* The last of eight arguments is where the outcome goes. */
static void refuse_text(void *error) { refuse((ErrorCode *)error); }

EXPORTED void ucnv_toUnicode(void *a, void *b, void *c, void *d, void *e, void *f, signed char g, void *error) {
    (void)a, (void)b, (void)c, (void)d, (void)e, (void)f, (void)g;
    refuse_text(error);
}

EXPORTED void ucnv_fromUnicode(void *a, void *b, void *c, void *d, void *e, void *f, signed char g, void *error) {
    (void)a, (void)b, (void)c, (void)d, (void)e, (void)f, (void)g;
    refuse_text(error);
}
