namespace IncidentRegister.Domain.Releases;

/// <summary>Whom a release is made for: those who are signed in, or everybody.</summary>
public enum ReleaseAudience { Coalition, Public }

/// <summary>What may be told of an incident besides its public wording. Each is chosen by itself.</summary>
public enum ReleaseField { ActTypes, TargetCategories, Country, Town, Situation, Severity, Verification, Passages, Asks, Responses }

/// <summary>How exactly a release says when it happened.</summary>
public enum ReleasedDate { Withheld, Year, Month, AsRecorded }

/// <summary>Where a proposed release stands. Nothing but waiting is ever left again.</summary>
public enum ProposalState { Waiting, Approved, Rejected, Replaced }

public enum LedgerKind { Mention, Ask, Response }
