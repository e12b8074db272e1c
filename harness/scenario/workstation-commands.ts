/** What bash itself understands. */
const builtins = `
  ! . : [[ ]] alias bg bind break builtin caller case cd command compgen complete compopt continue coproc declare dirs
  disown do done elif else enable esac eval exec exit export fc fg fi for function getopts hash help history if in
  jobs let local logout mapfile popd pushd read readarray readonly return select set shift shopt source suspend then
  time times trap type typeset ulimit umask unalias unset until wait while { }
`;

/** Programs of the usual workstation, fixtures/images/operator; a test looks for each in its image. */
const programs = `
  [ addgroup adduser apt apt-cache apt-cdrom apt-config apt-get apt-key apt-mark arch awk b2sum badblocks base32
  base64 basename basenc bash blkdiscard blkid blockdev bridge capsh cat chage chattr chcon chfn chgpasswd
  chgrp chmod chown chpasswd chroot chrt chsh cksum clear cmp comm cp csplit ctrlaltdel curl cut dash date dd debugfs
  delgroup deluser delv devlink df diff diff3 dig dir dircolors dirname dmesg dnsdomainname domainname dpkg du
  dumpe2fs echo egrep env expand expiry expr factor faillock faillog fallocate false fgrep filefrag fincore find
  findfs findmnt flock fmt fold free fsck fsfreeze fstrim getcap getconf getent getopt getpcaps git gpasswd gpgv grep
  groupadd groupdel groupmems groupmod groups gunzip gzip hardlink head host hostid hostname hwclock iconv id install
  ionice ip ipcmk ipcrm ipcs join jq kill kubectl last lastb lastlog ldconfig ldd link ln locale localedef logger
  login logname logsave losetup ls lsattr lsblk lscpu lsfd lsipc lsirq lslocks lslogins lsmem lsns mawk mcookie md5sum
  mdig mesg mkdir mke2fs mkfifo mkfs mknod mkswap mktemp more mount mountpoint mv namei nawk nc netcat
  newgrp newusers nice nl nohup nologin nproc nsenter nslookup nstat nsupdate numfmt od openssl pager
  passwd paste perl pgrep pidof pidwait pkill pldd pmap pr printenv printf prlimit ps pwd pwdx rbash rdma readlink
  realpath redis-benchmark redis-check-aof redis-check-rdb redis-cli renice reset resize2fs rgrep rm rmdir
  runcon runuser scp script sdiff sed seq service setarch setcap setpriv setsid sftp sh sha1sum
  sha224sum sha256sum sha384sum sha512sum shred shuf slabtop sleep sort split ss ssh ssh-add ssh-agent ssh-copy-id
  ssh-keygen ssh-keyscan start-stop-daemon stat stdbuf stty su sum swapoff swapon sync sysctl tac tail tar taskset tc
  tee test timeout tload top touch tput tr true truncate tsort tty tune2fs umount uname uncompress unexpand uniq
  unlink unshare update-alternatives update-ca-certificates uptime useradd userdel usermod
  users vdir vmstat w wall watch wc wdctl whereis which who whoami wipefs xargs yes zcat zegrep zfgrep zgrep zless
  zmore zramctl
`;

export const workstationPrograms: readonly string[] = programs.trim().split(/\s+/);

/** Every word that can begin a command on the usual workstation, but for the odd administrative program. */
export const workstationCommands: ReadonlySet<string> = new Set([
  ...builtins.trim().split(/\s+/),
  ...workstationPrograms,
]);
