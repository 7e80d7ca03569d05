namespace IncidentRegister.Domain.Incidents;

/// <summary>One occurrence, or the campaign that several are part of (collective mentions point to a campaign).</summary>
public enum IncidentKind { Incident, Campaign }

public enum Severity { Low, Medium, High, Critical }

/// <summary>How sure the register is that it happened as told. Never mixed with the state of the review.</summary>
public enum Verification { Unverified, Corroborated, Verified, Disputed, Retracted }

/// <summary>
/// Traffic Light Protocol 2.0 (FIRST): how far the record may reach at most. It caps; access itself comes from the
/// organisation and the state of the review. Labels are never translated.
/// </summary>
public enum Tlp { Red, AmberStrict, Amber, Green, Clear }

/// <summary>Who may read the town; everybody else who may read the record sees the country.</summary>
public enum TownVisibility { Reviewers, OrganisationOnly }

/// <summary>Where an act stands in its life. "Calls for sanctions" and "sanctions" are one act at two stages.</summary>
public enum StageKind
{
    CalledFor, Threatened, Announced, InForce, CarriedOut, Extended, Suspended, PartiallyLifted, Lifted, Expired, Quashed,
}

public enum TargetKind { Person, Organisation, Group, Institution, State }

/// <summary>How a target may appear to readers outside the organisation that logged it.</summary>
public enum Naming { Named, Described, Withheld }

/// <summary>What an allegation against a party rests on. Alleged until somebody admits or a court decides.</summary>
public enum ClaimStatus { Alleged, Admitted, Adjudicated }

/// <summary>How the source knows (HURIDOCS micro-thesaurus "source connection to information").</summary>
public enum SourceConnection { Direct, Hearsay, Document, Media }

public enum RelationKind { PartOfCampaign, EscalationOf, RetaliationFor, FollowUpTo, DuplicateOf, Related, NotDuplicate }

public enum RelationCertainty { Certain, Probable, Possible }
