package io.github.phasegen.io.dicom;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The elements of a DICOM data set that are read, by their names in the standard (part 6). All others are passed over. */
enum DicomTag {

	TRANSFER_SYNTAX(0x0002_0010), IMAGE_TYPE(0x0008_0008, "Image type"), MODALITY(0x0008_0060, "Modality"),
	MANUFACTURER(0x0008_0070, "Manufacturer"), SEQUENCE_NAME(0x0018_0024, "Sequence"), SLICE_THICKNESS(0x0018_0050, "Slice thickness (mm)"),
	REPETITION_TIME(0x0018_0080, "Repetition time (ms)"), ECHO_TIME(0x0018_0081, "Echo time (ms)"), ECHO_NUMBERS(0x0018_0086, "Echo"),
	FIELD_STRENGTH(0x0018_0087, "Field strength (T)"), SPACING_BETWEEN_SLICES(0x0018_0088, "Spacing between slices (mm)"),
	PROTOCOL_NAME(0x0018_1030, "Protocol"), EFFECTIVE_ECHO_TIME(0x0018_9082), SERIES_UID(0x0020_000e), SERIES_NUMBER(0x0020_0011),
	ACQUISITION_NUMBER(0x0020_0012), INSTANCE_NUMBER(0x0020_0013), IMAGE_POSITION(0x0020_0032, "Image position (mm)"),
	IMAGE_ORIENTATION(0x0020_0037, "Image orientation"), TEMPORAL_POSITION(0x0020_0100), SAMPLES_PER_PIXEL(0x0028_0002),
	PHOTOMETRIC(0x0028_0004), NUMBER_OF_FRAMES(0x0028_0008), ROWS(0x0028_0010), COLUMNS(0x0028_0011),
	PIXEL_SPACING(0x0028_0030, "Pixel spacing (mm)"), BITS_ALLOCATED(0x0028_0100), BITS_STORED(0x0028_0101), HIGH_BIT(0x0028_0102),
	PIXEL_REPRESENTATION(0x0028_0103), RESCALE_INTERCEPT(0x0028_1052), RESCALE_SLOPE(0x0028_1053), PIXEL_MEASURES(0x0028_9110),
	PIXEL_TRANSFORMATION(0x0028_9145), PLANE_POSITION(0x0020_9113), PLANE_ORIENTATION(0x0020_9116), MR_ECHO(0x0018_9114),
	SHARED_GROUPS(0x5200_9229), PER_FRAME_GROUPS(0x5200_9230), FLOAT_PIXELS(0x7fe0_0008), DOUBLE_PIXELS(0x7fe0_0009), PIXELS(0x7fe0_0010);

	private static final Map<Integer, DicomTag> BY_NUMBER =
		Arrays.stream(values()).collect(Collectors.toMap(DicomTag::number, Function.identity()));

	private final int number;
	private final String infoKey;

	DicomTag(final int number) {
		this(number, "");
	}

	DicomTag(final int number, final String infoKey) {
		this.number = number;
		this.infoKey = infoKey;
	}

	static Optional<DicomTag> of(final int number) {
		return Optional.ofNullable(BY_NUMBER.get(number));
	}

	/** Group and element. */
	int number() {
		return number;
	}

	/** The key of its line in the image's info; "" if it is not told there. */
	String infoKey() {
		return infoKey;
	}

	/** True if it holds items with elements of their own. */
	boolean isSequence() {
		return switch (this) {
			case PIXEL_MEASURES, PIXEL_TRANSFORMATION, PLANE_POSITION, PLANE_ORIENTATION, MR_ECHO, SHARED_GROUPS, PER_FRAME_GROUPS -> true;
			default -> false;
		};
	}

	static String text(final int number) {
		return String.format("(%04x,%04x)", number >>> 16, number & 0xffff);
	}

	@Override
	public String toString() {
		return text(number);
	}
}
