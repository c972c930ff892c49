export type ProvisioningRules = {
  /** A second provisioner confirms the fingerprint before a seed can be used. */
  readonly twoProvisioners: boolean;
  /** Whoever sets up a token may save the toolset page there. */
  readonly toolsetForProvisioners: boolean;
  /** Days that a seed is kept after delivery, for a re-burn; 0 destroys it with the delivery. */
  readonly keepSeedDays: number;
  /** Days after which the token of an owner whose account is gone is ended. */
  readonly ownerGoneDays: number;
};
