"""What stands in every backup for whoever has to open it without the program."""

READ_ME = """\
社区工作台 备份文件 — 没有本程序时的打开方法
================================================
本文件是普通 tar 包，里面的数据用 age 加密（https://age-encryption.org）。
需要：tar、age、gzip、sqlite3（Debian：apt install age sqlite3）。

1. 解包并核对：
       tar xf 备份文件.cdbk
       sha256sum -c SHA256SUMS
2. 解密。按提示输入做这份备份时的密码：
       age -d -i password.age -o store.sqlite.gz store.sqlite.gz.age
   忘了密码，就用打印的恢复密钥，字母大写，带短横线：
       age -d -i recovery.age -o store.sqlite.gz store.sqlite.gz.age
3. 打开：
       gunzip store.sqlite.gz
       sqlite3 store.sqlite .tables
   居民在 person 表里。导出为表格：
       sqlite3 -header -csv store.sqlite "select * from person" > person.csv

注意：解密出来的 store.sqlite 没有任何保护，用完立即删除（shred -u store.sqlite）。


Community Desk backup — how to open it without the program
==========================================================
This file is a plain tar archive; the data in it is encrypted with age (https://age-encryption.org).
You need tar, age, gzip and sqlite3 (Debian: apt install age sqlite3).

1. Take it apart and compare:
       tar xf BACKUP.cdbk
       sha256sum -c SHA256SUMS
2. Decrypt. Type the password that was in force when the backup was made:
       age -d -i password.age -o store.sqlite.gz store.sqlite.gz.age
   or the printed recovery key, in capitals and with its dashes:
       age -d -i recovery.age -o store.sqlite.gz store.sqlite.gz.age
3. Open:
       gunzip store.sqlite.gz
       sqlite3 store.sqlite .tables

The decrypted store.sqlite is protected by nothing. Delete it as soon as you are done.
"""
