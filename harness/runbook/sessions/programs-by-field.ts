/** Programs of one field each, that no sentence and no output begins with. */
export const programsByField: ReadonlySet<string> = new Set(
  [
    // schedulers and modules of clusters for science
    `sbatch srun salloc squeue scancel sinfo scontrol sacct sacctmgr sreport qsub qstat qdel qalter pbsnodes
    bsub bjobs bkill condor_submit condor_q condor_rm mpirun mpiexec apptainer singularity spack conda mamba
    flux-core oarsub maui showq`,
    // file systems and storage
    `lfs lctl mmlscluster mmgetstate mmstartup mmshutdown mmlsdisk beegfs-ctl gluster glusterd getfacl setfacl
    getfattr setfattr mkfs.xfs mkfs.btrfs btrfs xfs_info zdb multipathd iscsi-ls tgtadm targetcli drbdadm linstor
    mount.ceph rbd radosgw-admin ceph-volume ceph-deploy cephadm dmsetup lvcreate lvresize vgcreate vgextend
    pvcreate pvmove sgdisk fsadm exportfs showmount nfsstat rpcinfo quotacheck repquota edquota bcache juicefs
    weed mcli`,
    // services and packages of older and smaller systems
    `chkconfig update-rc.d rc-update rc-service initctl invoke-rc.d sv svcadm svcs pkg pkgin opkg apk emerge
    dpkg-reconfigure update-alternatives update-grub grub2-mkconfig dracut mkinitcpio update-initramfs apt-mark
    apt-cache add-apt-repository yumdownloader subscription-manager rpm-ostree ostree bootc flatpak setsebool
    getsebool chcon auditctl faillock pam_tally2 chage gpasswd groupmod groupdel userdel visudo`,
    // networks
    `birdc birdc6 vtysh bgpctl ovs-vsctl ovs-ofctl ovn-nbctl ovn-sbctl tcpreplay iperf iperf3 arp arp-scan wg
    wg-quick swanctl ipsec strongswan snmpwalk snmpget lldpcli rndc unbound-control pdnsutil pdns_control knotc
    named-checkconf named-checkzone dnssec-keygen kdig ipset ebtables nmstatectl teamdctl`,
    // chains of blocks
    `geth bitcoin-cli bitcoind lncli lnd lightning-cli cosmovisor gaiad simd celestia celestia-appd solana
    solana-validator polkadot lighthouse prysmctl teku nimbus_beacon_node besu erigon lotus lotus-miner
    cardano-cli cardano-node near neard substrate forge cast hardhat`,
    // databases and queues
    `pgbench pg_isready pg_controldata pg_resetwal pg_upgrade pg_ctlcluster pg_lsclusters pg_verifybackup
    mysqladmin mysqlbinlog mysqlcheck mysqlsh mariadb-dump mariabackup xtrabackup innobackupex mongorestore
    mongoexport mongoimport mongostat mongotop valkey-cli redis-server redis-sentinel nodetool sstableloader
    cqlsh cockroach tiup influxd influx_inspect clickhouse-client clickhouse-backup kafka-consumer-groups
    zkServer.sh zkCli.sh solr couchbase-cli rethinkdb orientdb neo4j-admin cypher-shell`,
  ].flatMap((names) => names.trim().split(/\s+/)),
);
