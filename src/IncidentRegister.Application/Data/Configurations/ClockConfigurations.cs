using IncidentRegister.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentRegister.Application.Data.Configurations;

internal sealed class ClockRunConfiguration : IEntityTypeConfiguration<ClockRun>
{
    public void Configure(EntityTypeBuilder<ClockRun> builder) => builder.Property(r => r.Id).ValueGeneratedNever();
}

internal sealed class WorkCalendarConfiguration : IEntityTypeConfiguration<WorkCalendar>
{
    private const string Calendar = "CalendarKey";

    public void Configure(EntityTypeBuilder<WorkCalendar> builder)
    {
        builder.HasKey(c => c.Key);
        builder.Property(c => c.Key).HasMaxLength(20);
        builder.Property(c => c.ZoneId).HasMaxLength(WorkCalendar.ZoneMaxLength);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Ignore(c => c.WeekLength).Ignore(c => c.DayLength);
        builder.OwnsMany(c => c.Hours, hours =>
        {
            hours.ToTable("work_hours");
            hours.WithOwner().HasForeignKey(Calendar);
            hours.HasKey(Calendar, nameof(WorkHours.Day));
            hours.Ignore(h => h.Opens).Ignore(h => h.Closes);
        });
        builder.OwnsMany(c => c.Holidays, holidays =>
        {
            holidays.ToTable("holidays");
            holidays.WithOwner().HasForeignKey(Calendar);
            holidays.HasKey(Calendar, nameof(Holiday.Day));
            holidays.Property(h => h.Name).HasMaxLength(Holiday.NameMaxLength);
        });
    }
}
