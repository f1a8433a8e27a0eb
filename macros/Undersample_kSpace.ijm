// Makes k-space of the current magnitude or complex image, then leaves out samples, as an accelerated scan does. With a path as the macro's
// argument the undersampled k-space is saved as a fastMRI file, mask included:
//   ImageJ --headless -macro Undersample_kSpace.ijm "/data/head.tif;/data/undersampled.h5"
// phase=auto keeps the phase of a complex image and generates one for a magnitude. A failure ends the macro with its message.
// The undersampled k-space is the current image afterwards, its mask another one.

output = "";
argument = getArgument();
if (argument != "") {
	files = split(argument, ";");
	open(files[0]);
	output = files[1];
}
run("Export k-Space Stack...", "phase=auto model=default steps=0 device=auto seed=1 coils=4 array=birdcage snr=30 readout=y show=k-space");
run("Undersample k-Space...", "mask=random acceleration=4 center=0.08 axis=auto fraction=0.625 side=low seed=1 domain=auto norm=auto " +
	"show=k-space+mask output=[" + output + "] format=auto");
