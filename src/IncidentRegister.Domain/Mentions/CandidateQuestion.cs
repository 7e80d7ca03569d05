namespace IncidentRegister.Domain.Mentions;

/// <summary>
/// One look along the index of candidates: what has this term, the latest first, at most so many. Looking so, a word that
/// a hundred thousand incidents share costs no more than one that ten share.
/// </summary>
/// <param name="Term">
/// A number made of the term by <see cref="CandidateTerms"/>; two terms that share one cost a comparison.
/// </param>
/// <param name="Weight">What such a term is worth; one that many share is worth less.</param>
/// <param name="Earliest">First day, itself included.</param>
/// <param name="Latest">Last day, itself included.</param>
public readonly record struct CandidateQuestion(int Term, float Weight, DateOnly Earliest, DateOnly Latest, int Most);
