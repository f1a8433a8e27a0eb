// Makes k-space of the current image, as the macro recorder writes it, and saves it as a fastMRI file if the macro has a path as its
// argument:
//   ImageJ --headless -macro Export_kSpace.ijm "/data/head.tif;/data/head.h5"
// phase=auto keeps the phase of a complex image and generates one for a magnitude; naive, smooth and zero need no model.
// A failure ends the macro with its message. The k-space is the current image afterwards, its logarithm another one.

output = "";
argument = getArgument();
if (argument != "") {
	files = split(argument, ";");
	open(files[0]);
	output = files[1];
}
run("Export k-Space Stack...", "phase=auto model=default steps=0 device=auto seed=1 norm=ortho coils=4 array=birdcage maps=[] snr=30 " +
	"oversampling=1 readout=auto show=k-space+logarithm output=[" + output + "] format=auto");
