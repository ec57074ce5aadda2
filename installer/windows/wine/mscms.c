/* Stand-in for the colour profiles of Windows: Wine 8 ends the program where Qt asks for a screen's profile.
   A screen without a profile is what Qt handles best. For the check only, never shipped. */
#include <windows.h>

#define EXPORTED __declspec(dllexport)

EXPORTED HANDLE WINAPI OpenColorProfileW(void *profile, DWORD access, DWORD sharing, DWORD creation) {
    (void)profile, (void)access, (void)sharing, (void)creation;
    SetLastError(ERROR_FILE_NOT_FOUND);
    return NULL;
}

EXPORTED HANDLE WINAPI WcsCreateIccProfile(HANDLE profile, DWORD options) {
    (void)profile, (void)options;
    return NULL;
}

EXPORTED BOOL WINAPI GetColorProfileFromHandle(HANDLE profile, BYTE *bytes, DWORD *length) {
    (void)profile, (void)bytes, (void)length;
    return FALSE;
}

EXPORTED BOOL WINAPI CloseColorProfile(HANDLE profile) {
    (void)profile;
    return TRUE;
}
