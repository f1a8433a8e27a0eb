package io.github.phasegen.io.hdf5.ismrmrd;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the XML header of ISMRMRD and fastMRI files says about the encoding. Axis x is the readout, y the phase encoding, z the slice or
 * partition.
 *
 * @param encoded the measured k-space
 * @param recon the image that it leads to, without oversampling
 * @param limits by the names of the schema, such as "kspace_encoding_step_1" and "slice"
 * @param trajectory "cartesian", "radial", ...
 * @param receiverChannels number of coils, 0 if unknown
 */
public record IsmrmrdHeader(Space encoded, Space recon, Map<String, Limit> limits, String trajectory, int receiverChannels) {

	/** The limits of the phase encoding lines. */
	public static final String LINES = "kspace_encoding_step_1";

	/** The limits of the partitions, the second phase encoding. */
	public static final String PARTITIONS = "kspace_encoding_step_2";

	/** Samples and field of view in mm along x, y and z. */
	public record Space(int x, int y, int z, double fieldX, double fieldY, double fieldZ) {}

	/** First and last number that a counter has, and the one in the centre of k-space. */
	public record Limit(int minimum, int maximum, int center) {

		/** 0 to {@code count} - 1. */
		public static Limit of(final int count) {
			return new Limit(0, count - 1, count / 2);
		}
	}

	public IsmrmrdHeader {
		limits = Map.copyOf(limits);
	}

	public Optional<Limit> limit(final String name) {
		return Optional.ofNullable(limits.get(name));
	}

	/** An XML document after the schema of ISMRMRD 1.x. */
	public String toXml() {
		final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n");
		xml.append("<ismrmrdHeader xmlns=\"http://www.ismrm.org/ISMRMRD\">\n<version>1</version>\n");
		xml.append("<acquisitionSystemInformation><receiverChannels>").append(receiverChannels)
			.append("</receiverChannels></acquisitionSystemInformation>\n");
		xml.append("<experimentalConditions><H1resonanceFrequency_Hz>0</H1resonanceFrequency_Hz></experimentalConditions>\n<encoding>\n");
		space(xml, "encodedSpace", encoded);
		space(xml, "reconSpace", recon);
		xml.append("<encodingLimits>\n");
		limits.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(limit -> limit(xml, limit.getKey(), limit.getValue()));
		xml.append("</encodingLimits>\n<trajectory>").append(trajectory).append("</trajectory>\n</encoding>\n</ismrmrdHeader>\n");
		return xml.toString();
	}

	private static void space(final StringBuilder xml, final String name, final Space space) {
		xml.append(String.format(Locale.ROOT, "<%s><matrixSize><x>%d</x><y>%d</y><z>%d</z></matrixSize>"
			+ "<fieldOfView_mm><x>%.7g</x><y>%.7g</y><z>%.7g</z></fieldOfView_mm></%s>\n", name, space.x(), space.y(), space.z(),
			space.fieldX(), space.fieldY(), space.fieldZ(), name));
	}

	private static void limit(final StringBuilder xml, final String name, final Limit limit) {
		xml.append(String.format(Locale.ROOT, "<%s><minimum>%d</minimum><maximum>%d</maximum><center>%d</center></%s>\n", name,
			limit.minimum(), limit.maximum(), limit.center(), name));
	}
}
