/* Stand-in for the random numbers of Windows 10 that Rust's library asks for and Wine 8 lacks.
   For the check only, never shipped. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL ProcessPrng(PBYTE bytes, SIZE_T length) { return RtlGenRandom(bytes, (ULONG)length); }
